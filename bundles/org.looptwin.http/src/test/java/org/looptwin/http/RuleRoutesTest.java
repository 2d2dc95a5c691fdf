package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleRoutesTest {
  private static final String FILE = "/api/v1/rules/supplier.drl";
  private Served served;
  private Path folder;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
    folder = served.backend.home().rules();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private Served.Answer put(String path, String text) throws Exception {
    return served.call(
        "PUT", path, "engineer-token", "text/plain", text.getBytes(StandardCharsets.UTF_8));
  }

  private Served.Answer delete(String path) throws Exception {
    return served.call("DELETE", path, "engineer-token", "", new byte[0]);
  }

  @Test
  void aFileIsInForceWhenTheAnswerComes() throws Exception {
    var answer = put(FILE, "rule mine");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("pack").asText()).isEqualTo("home");
    var read = served.get(FILE);
    assertThat(read.text()).isEqualTo("rule mine");
    assertThat(read.header("Content-Type")).startsWith("text/plain");
    assertThat(read.header("ETag")).isEqualTo("\"" + answer.json().path("version").asText() + "\"");
    assertThat(Files.list(folder)).hasSize(1);
  }

  @Test
  void whatDoesNotCompileIsNeverWritten() throws Exception {
    put(FILE, "rule good");
    var answer = put(FILE, "syntax error");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().path("detail").asText())
        .contains("supplier.drl:3: mismatched input", "stay as they were");
    assertThat(Files.readString(folder.resolve("supplier.drl"))).isEqualTo("rule good");
  }

  @Test
  void whatAScenarioRefusesIsTakenBack() throws Exception {
    put(FILE, "rule good");
    var answer = put(FILE, "scenario fails");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail").asText()).contains("supplier.drl:2");
    assertThat(Files.readString(folder.resolve("supplier.drl"))).isEqualTo("rule good");
    assertThat(put("/api/v1/rules/new.drl", "scenario fails").status()).isEqualTo(422);
    assertThat(folder.resolve("new.drl")).doesNotExist();
  }

  @Test
  void takingAFileAwayBringsThePacksOwnBack() throws Exception {
    assertThat(delete(FILE).status()).isEqualTo(409);
    put(FILE, "rule mine");
    var answer = delete(FILE);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("pack").asText()).isEqualTo("rules.disruption");
    assertThat(served.get(FILE).text()).isEqualTo("rule ...");
    assertThat(delete("/api/v1/rules/none.drl").status()).isEqualTo(404);
  }

  @Test
  void aComplaintIsAboutTheFileOfThatNameAndNotAboutOneThatEndsLikeIt() throws Exception {
    // there is a complaint about mine.drl; a file that waits for its end would wait in vain
    assertThat(put("/api/v1/rules/ine.drl", "rule good").status()).isEqualTo(200);
    assertThat(delete("/api/v1/rules/ine.drl").status()).isLessThan(300);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2Fx.drl", "x.txt", ".hidden.drl", "a%20b.drl", "a%5Cb.drl"})
  void onlyRuleFilesOfTheFolderCanBeNamed(String name) throws Exception {
    assertThat(put("/api/v1/rules/" + name, "rule mine").status()).isEqualTo(400);
    assertThat(folder).doesNotExist();
  }

  @Test
  void limitsAreKept() throws Exception {
    assertThat(put(FILE, " ").status()).isEqualTo(400);
    assertThat(put(FILE, "x".repeat(RuleFileResource.LARGEST_FILE + 1)).status()).isEqualTo(413);
    var image = served.call("PUT", FILE, "engineer-token", "image/png", new byte[] {1});
    assertThat(image.status()).isEqualTo(415);
    var operator = served.call("PUT", FILE, "operator-token", "text/plain", new byte[] {1});
    assertThat(operator.status()).isEqualTo(403);
    var post = served.call("PATCH", FILE, "engineer-token", "text/plain", new byte[] {1});
    assertThat(post.status()).isEqualTo(405);
    assertThat(post.header("Allow")).isEqualTo("DELETE, GET, HEAD, PUT");
  }

  @Test
  void aDryRunTellsTheDifferenceAndChangesNothing() throws Exception {
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T10:00:00Z", 5);
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T11:00:00Z", 15);
    served.backend.twin.put("supplier/S01/stock_on_hand", "2024-03-01T12:00:00Z", 5);
    put("/api/v1/rules/low.drl", "below 10");
    var answer =
        served.post(
            "/api/v1/rules/dry-run",
            "engineer-token",
            "{\"files\":{\"low.drl\":\"below 20\"},\"to\":\"2024-03-01T12:00:00Z\"}");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("present").asInt()).isEqualTo(1);
    assertThat(answer.json().path("proposed").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/requests/0/change").asText()).isEqualTo("new");
    assertThat(answer.json().at("/requests/0/because").asText()).isEqualTo("It is 15.0.");
    assertThat(answer.json().at("/requests/1/change").asText()).isEqualTo("same");
    assertThat(served.get("/api/v1/rules/low.drl").text()).isEqualTo("below 10");
    var broken =
        served.post(
            "/api/v1/rules/dry-run",
            "engineer-token",
            "{\"files\":{\"low.drl\":\"syntax error\"}}");
    assertThat(broken.status()).isEqualTo(422);
  }
}
