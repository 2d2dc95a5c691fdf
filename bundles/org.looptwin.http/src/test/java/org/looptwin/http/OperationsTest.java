package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.twin.api.DiskWatch.Use;
import org.looptwin.twin.api.Histories.Follower;

class OperationsTest {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z_]+)(\\{[a-z]+=\"[^\"]*\"(?:,[a-z]+=\"[^\"]*\")*\\})? (-?[0-9.E-]+)");
  private Served served;

  @BeforeEach
  void start() throws Exception {
    served = Served.onLoopback();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void isReadyWhenDataFlowsAndAPlanIsInForce() throws Exception {
    var answer = served.get("/health/ready");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("UP");
    assertThat(answer.json().path("missing")).isEmpty();
    assertThat(served.get("/api/v1/health/ready").status()).isEqualTo(200);
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    served.backend.mqtt = ConnectionState.CONNECTING;
    var answer = served.get("/health/ready");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().path("missing").toString()).isEqualTo("[\"mqtt\"]");
    assertThat(answer.json().at("/checks/1/detail").asText())
        .isEqualTo("CONNECTING: tcp://127.0.0.1:1883");
    served.backend.mqtt = ConnectionState.RUNNING;
    served.backend.desk.noPlan();
    assertThat(served.get("/health/ready").json().path("missing").toString())
        .isEqualTo("[\"plan\"]");
    served.backend.loopThere = false;
    assertThat(served.get("/health/ready").json().path("missing").toString())
        .isEqualTo("[\"loop\",\"plan\"]");
    served.backend.twinThere = false;
    assertThat(served.get("/health/ready").json().path("missing").toString())
        .isEqualTo("[\"twin\",\"loop\",\"plan\"]");
    assertThat(served.get("/health/live").status()).isEqualTo(200);
  }

  /** The text format, version 0.0.4: every family is announced once and stands in one piece. */
  @Test
  void writesMetricsThatPrometheusReads() throws Exception {
    var answer = served.get("/metrics");
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    Set<String> families = new HashSet<>();
    Set<String> samples = new HashSet<>();
    String family = "";
    for (String line : answer.text().split("\n")) {
      if (line.startsWith("# HELP ")) {
        family = line.split(" ")[2];
        assertThat(families.add(family)).as(line).isTrue();
      } else if (line.startsWith("# TYPE ")) {
        assertThat(line.split(" ")[2]).isEqualTo(family);
        assertThat(line.endsWith(" counter")).as(line).isEqualTo(family.endsWith("_total"));
      } else {
        Matcher matcher = SAMPLE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        assertThat(matcher.group(1).replaceFirst("_(bucket|sum|count)$", "")).isEqualTo(family);
        assertThat(samples.add(matcher.group(1) + matcher.group(2))).as(line).isTrue();
      }
    }
    assertThat(answer.text()).endsWith("\n");
    assertThat(families)
        .contains(
            "looptwin_readings_total",
            "looptwin_readings_pending",
            "looptwin_readings_skewed_total",
            "looptwin_readings_late_total",
            "looptwin_journal_offset",
            "looptwin_decided_offset",
            "looptwin_decisions",
            "looptwin_alarms_standing",
            "looptwin_alarms_by_state",
            "looptwin_stage_duration_seconds",
            "looptwin_plugins",
            "looptwin_health_up",
            "looptwin_decided_lag_readings",
            "looptwin_history_offset",
            "looptwin_history_behind",
            "looptwin_health_warning",
            "process_cpu_seconds_total",
            "jvm_memory_used_bytes",
            "jvm_threads_current");
  }

  @Test
  void writesAnAccountThatBalances() throws Exception {
    String good =
        "{\"topic\":\"supplier/S01/stock_on_hand\","
            + "\"payload\":{\"ts\":\"2024-03-01T10:00:00Z\",\"v\":1}}";
    String bad = "{\"topic\":\"supplier/S01/stock_on_hand\",\"payload\":{}}";
    served.post(
        "/api/v1/telemetry",
        "admin-token",
        "[" + String.join(",", good, bad, bad, good.replace("T10", "T11")) + "]");
    String text = served.get("/metrics").text();
    assertThat(values(text, "outcome=\"received\"")).containsExactly(4.0);
    assertThat(values(text, "outcome=\"accepted\"")).containsExactly(2.0);
    assertThat(values(text, "outcome=\"duplicate\"")).containsExactly(0.0);
    assertThat(values(text, "outcome=\"rejected\",reason=\"malformed\"")).containsExactly(2.0);
    // eight reasons, each with a line from the start
    assertThat(values(text, "outcome=\"rejected\"")).hasSize(8);
    assertThat(values(text, "outcome=\"rejected\"").stream().mapToDouble(v -> v).sum())
        .isEqualTo(2);
    assertThat(text)
        .contains("looptwin_readings_pending{connector=\"http\"} 0\n")
        .contains("looptwin_readings_skewed_total{connector=\"http\"} 2\n")
        .contains("looptwin_readings_late_total{connector=\"http\"} 1\n")
        .contains("looptwin_journal_offset 2\n")
        .contains("looptwin_decisions{state=\"PROPOSED\"} 1\n")
        .contains("looptwin_alarms_standing{priority=\"HIGH\"} 1\n");
  }

  @Test
  void tellsOfHistoriesAndDisk() throws Exception {
    served.backend.followers =
        List.of(new Follower("influxdb", 70, 20, Optional.of("nobody answers")));
    served.backend.use =
        new Use(
            Map.of("journal", 5L),
            7,
            3,
            Optional.of(9L),
            Optional.empty(),
            Optional.of("nearly full"),
            "Make room.");
    assertThat(served.get("/metrics").text())
        .contains("looptwin_history_offset{store=\"influxdb\"} 70\n")
        .contains("looptwin_history_behind{store=\"influxdb\"} 20\n")
        .contains("looptwin_history_trouble{store=\"influxdb\"} 1\n")
        .contains("looptwin_disk_bytes{part=\"journal\"} 5\n")
        .contains("looptwin_disk_free_bytes 7\n")
        .contains("looptwin_disk_budget_bytes 9\n")
        .contains("looptwin_disk_alarm 1\n")
        .contains("looptwin_health_up{check=\"disk\"} 1\n")
        .contains("looptwin_health_warning{check=\"disk\"} 1\n");
    assertThat(served.get("/health/ready").status()).isEqualTo(200);
    var account = served.get("/api/v1/account").json();
    assertThat(account.at("/histories/0/trouble").asText()).isEqualTo("nobody answers");
    assertThat(account.at("/total/balances").asBoolean()).isTrue();
  }

  /** Of the connector http. */
  private static List<Double> values(String text, String labels) {
    List<Double> values = new ArrayList<>();
    for (String line : text.split("\n")) {
      if (line.startsWith("looptwin_readings_total{connector=\"http\"") && line.contains(labels)) {
        values.add(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
      }
    }
    return values;
  }

  @Test
  void keepsItsMetricsWhileTheLoopIsAway() throws Exception {
    served.backend.loopThere = false;
    served.backend.twinThere = false;
    var answer = served.get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain("looptwin_decided_offset").contains("jvm_");
  }

  @Test
  void answersWhileOthersSendHalfARequest() throws Exception {
    List<Socket> others = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket other = new Socket("127.0.0.1", served.port());
        others.add(other);
        other.getOutputStream().write("GET / HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
      }
      // A request that waits for their end would be 20 s late; the client gives up before that.
      var request = served.request("/health/live").timeout(Duration.ofSeconds(10)).GET();
      assertThat(served.send(request).status()).isEqualTo(200);
    } finally {
      for (Socket other : others) {
        other.close();
      }
    }
  }

  @Test
  void escapesLabels() {
    assertThat(new Exposition().sample("a", 0.5, "b", "c\"d\\e\nf").toString())
        .isEqualTo("a{b=\"c\\\"d\\\\e\\nf\"} 0.5\n");
  }
}
