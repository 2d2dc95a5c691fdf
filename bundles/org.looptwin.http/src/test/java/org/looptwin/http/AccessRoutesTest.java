package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRoutesTest {
  private static final String APPROVE = "/api/v1/decisions/D-000002/approve";

  @Test
  void letsEverybodyReadOnLoopback() throws Exception {
    try (Served served = Served.onLoopback()) {
      assertThat(served.get("/api/v1/twin").status()).isEqualTo(200);
      assertThat(served.get("/api/v1/twin", "viewer-token").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {APPROVE, "/api/v1/decisions/D-000002/reject", "/api/v1/telemetry"})
  void asksWhoeverChangesSomethingForAToken(String path) throws Exception {
    try (Served served = Served.onLoopback()) {
      var anonymous = served.send(served.request(path).POST(BodyPublishers.ofString("{}")));
      assertThat(anonymous.status()).isEqualTo(401);
      assertThat(anonymous.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"looptwin\"");
      assertThat(anonymous.json().path("detail").asText()).contains("operator", "admin-token");
      var lesser = served.post(path, "viewer-token", "{}");
      assertThat(lesser.status()).isEqualTo(403);
      assertThat(lesser.header("WWW-Authenticate")).contains("insufficient_scope");
      assertThat(lesser.json().path("detail").asText()).contains("vera is a viewer");
      assertThat(served.backend.desk.lastBy()).isEmpty();
    }
  }

  @Test
  void refusesAWrongTokenEvenWhereNoneIsNeeded() throws Exception {
    try (Served served = Served.onLoopback()) {
      var wrong = served.get("/api/v1/twin", "operator-toke");
      assertThat(wrong.status()).isEqualTo(401);
      assertThat(wrong.header("WWW-Authenticate")).contains("invalid_token");
      var basic =
          served.send(served.request("/api/v1/twin").header("Authorization", "Basic YTpi").GET());
      assertThat(basic.status()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/main.js",
        "/metrics",
        "/api/v1/twin",
        "/api/v1/events",
        "/api/v1/decisions",
        "/api/v1/openapi.json",
        "/api/v1/nonsense"
      })
  void asksEverybodyForATokenElsewhere(String path) throws Exception {
    try (Served served = Served.elsewhere()) {
      assertThat(served.get(path).status()).isEqualTo(401);
    }
  }

  @Test
  void letsATokenInElsewhereAndEverybodySeeItsHealth() throws Exception {
    try (Served served = Served.elsewhere()) {
      assertThat(served.get("/api/v1/twin", "viewer-token").status()).isEqualTo(200);
      assertThat(served.get("/api/v1/nonsense", "viewer-token").status()).isEqualTo(404);
      assertThat(served.post(APPROVE, "viewer-token", "{}").status()).isEqualTo(403);
      assertThat(served.post(APPROVE, "operator-token", "{}").status()).isEqualTo(200);
      assertThat(served.get("/health/live").status()).isEqualTo(200);
      assertThat(served.get("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void aTokenSentAsAPasswordByABrowserLooksAndChangesNothing() throws Exception {
    try (Served served = Served.elsewhere()) {
      assertThat(challenges(served, "Sec-Fetch-Mode", "navigate"))
          .containsExactly("Bearer", "Basic");
      assertThat(challenges(served, "Accept", "text/html,*/*;q=0.8"))
          .containsExactly("Bearer", "Basic");
      assertThat(withPassword(served, "/", "operator-token").status()).isEqualTo(200);
      assertThat(withPassword(served, "/", "operator-toke").status()).isEqualTo(401);
      String password = password("operator-token");
      var change =
          served.request(APPROVE).header("Authorization", password).POST(BodyPublishers.noBody());
      assertThat(served.send(change).status()).isEqualTo(403);
      assertThat(served.backend.desk.lastBy()).isEmpty();
    }
  }

  @Test
  void aScriptsRequestOpensNoDialog() throws Exception {
    try (Served served = Served.elsewhere()) {
      assertThat(challenges(served, "Accept", "*/*")).containsExactly("Bearer");
      assertThat(challenges(served, "Sec-Fetch-Mode", "cors")).containsExactly("Bearer");
    }
  }

  @Test
  void whoMistypedIsAskedAgain() throws Exception {
    try (Served served = Served.elsewhere()) {
      var wrong =
          served
              .request("/")
              .header("Authorization", password("operator-toke"))
              .header("Accept", "text/html")
              .GET();
      assertThat(served.send(wrong).response().headers().allValues("WWW-Authenticate"))
          .anyMatch(line -> line.startsWith("Basic "));
    }
  }

  /** The scheme of each challenge, every one in a header line of its own. */
  private static List<String> challenges(Served served, String header, String value)
      throws Exception {
    var asked = served.send(served.request("/").header(header, value).GET());
    assertThat(asked.status()).isEqualTo(401);
    return asked.response().headers().allValues("WWW-Authenticate").stream()
        .map(line -> line.split(" ")[0])
        .toList();
  }

  private static Served.Answer withPassword(Served served, String path, String token)
      throws Exception {
    return served.send(served.request(path).header("Authorization", password(token)).GET());
  }

  private static String password(String token) {
    byte[] both = ("anybody:" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8080, 200",
    "LOCALHOST, 200",
    "127.0.0.1:1, 200",
    "[::1]:8080, 200",
    "evil.example, 403",
    "localhost.evil.example, 403",
    "127.0.0.1.evil.example:8080, 403",
    "'', 403",
  })
  void answersOnLoopbackToItsOwnNamesOnly(String host, int status) throws Exception {
    try (Served served = Served.onLoopback()) {
      assertThat(raw(served.port(), "GET /api/v1/twin HTTP/1.1\r\nHost: " + host))
          .contains(" " + status + " ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cross-site, no-cors, image, 403",
    "cross-site, cors, empty, 403",
    "cross-site, navigate, iframe, 403",
    "cross-site, navigate, document, 200",
    "same-origin, cors, empty, 200",
    "none, navigate, document, 200",
  })
  void doesNotAnswerWhatAPageOfAnotherSiteMakesTheBrowserAsk(
      String site, String mode, String dest, int status) throws Exception {
    try (Served served = Served.onLoopback()) {
      var request =
          served
              .request("/api/v1/twin")
              .header("Sec-Fetch-Site", site)
              .header("Sec-Fetch-Mode", mode)
              .header("Sec-Fetch-Dest", dest);
      assertThat(served.send(request.GET()).status()).isEqualTo(status);
    }
  }

  @Test
  void answersToAnyNameElsewhere() throws Exception {
    try (Served served = Served.elsewhere()) {
      String request =
          "GET /api/v1/twin HTTP/1.1\r\nHost: twin.example\r\nAuthorization: Bearer viewer-token";
      assertThat(raw(served.port(), request)).contains(" 200 ");
    }
  }

  private static String raw(int port, String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void sendsTheHeadersThatBrowsersNeedAndNoneThatOpensItToOthers() throws Exception {
    try (Served served = Served.onLoopback()) {
      var answer =
          served.send(served.request("/api/v1/twin").header("Origin", "http://evil.example").GET());
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void aPlantsTokenSendsTelemetryAndDoesNothingElse() throws Exception {
    try (Served served = Served.elsewhere()) {
      assertThat(served.get("/api/v1/twin", "plant-token").status()).isEqualTo(403);
      assertThat(served.post(APPROVE, "plant-token", "{}").status()).isEqualTo(403);
      assertThat(served.post("/api/v1/telemetry", "plant-token", "[]").status()).isEqualTo(400);
      String password = Base64.getEncoder().encodeToString("x:plant-token".getBytes());
      var page = served.request("/api/v1/twin").header("Authorization", "Basic " + password);
      assertThat(served.send(page.GET()).status()).isEqualTo(401);
    }
  }
}
