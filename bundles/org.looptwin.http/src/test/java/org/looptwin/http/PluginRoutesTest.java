package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginRoutesTest {
  private static final byte[] JAR = {'P', 'K', 3, 4, 0};
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Served.Answer upload(String query) throws Exception {
    return served.call(
        "POST", "/api/v1/plugins?" + query, "engineer-token", "application/java-archive", JAR);
  }

  private Served.Answer order(String method, String path) throws Exception {
    return served.call(method, "/api/v1/plugins/" + path, "engineer-token", "", new byte[0]);
  }

  @Test
  void aPluginGoesThroughItsLife() throws Exception {
    var installed = upload("file=mine.jar&shadow=true");
    assertThat(installed.status()).isEqualTo(201);
    assertThat(installed.json().path("state").asText()).isEqualTo("SHADOW");
    var all = served.get("/api/v1/plugins").json();
    assertThat(all.at("/plugins/0/services/0/longestMs").asDouble()).isEqualTo(12.5);
    assertThat(order("POST", "mine/promote").json().path("state").asText()).isEqualTo("ACTIVE");
    var again = order("POST", "mine/promote");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().path("detail").asText()).isEqualTo("mine is in use already.");
    assertThat(order("POST", "mine/rollback").json().path("state").asText()).isEqualTo("SHADOW");
    assertThat(order("DELETE", "mine").status()).isEqualTo(200);
    assertThat(order("DELETE", "mine").status()).isEqualTo(404);
    assertThat(served.get("/metrics").text()).contains("looptwin_plugins{state=\"ACTIVE\"} 0\n");
  }

  @Test
  void aRejectedOneSaysWhy() throws Exception {
    var answer = upload("file=bad.jar");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asText()).contains("Bundle-SymbolicName");
  }

  @Test
  void takesOneUploadAtATime() throws Exception {
    try (Socket first = new Socket("127.0.0.1", served.port())) {
      String head =
          "POST /api/v1/plugins?file=slow.jar HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer"
              + " engineer-token\r\nContent-Type: application/java-archive\r\n"
              + "Content-Length: 5\r\n\r\n";
      first.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      first.getOutputStream().write(JAR);
      served.backend.plugins.begun.await();
      assertThat(upload("file=second.jar").status()).isEqualTo(503);
      served.backend.plugins.mayGoOn.countDown();
      assertThat(first.getInputStream().readNBytes(12)).asString().endsWith("201");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file=x.zip",
        "file=..%2Fx.jar",
        "file=a%2Fb.jar",
        "file=x.jar&shadow=perhaps"
      })
  void onlyJarsOfTheFolderCanBeNamed(String query) throws Exception {
    assertThat(upload(query).status()).isEqualTo(400);
    assertThat(served.backend.plugins.all()).isEmpty();
  }

  @Test
  void whatIsNoJarIsRefused() throws Exception {
    String path = "/api/v1/plugins?file=x.jar";
    var text = served.call("POST", path, "engineer-token", "text/plain", JAR);
    assertThat(text.status()).isEqualTo(415);
    var other =
        served.call("POST", path, "engineer-token", "application/java-archive", new byte[9]);
    assertThat(other.status()).isEqualTo(400);
  }

  @Test
  void saysThatTheServiceIsAway() throws Exception {
    served.backend.pluginsThere = false;
    assertThat(served.get("/api/v1/plugins").status()).isEqualTo(503);
  }
}
