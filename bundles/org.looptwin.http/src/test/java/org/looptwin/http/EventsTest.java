package org.looptwin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.looptwin.decision.api.LoopEvent;
import org.looptwin.model.decision.DecisionState;

@Timeout(180)
class EventsTest {
  private static final String TOPIC = "supplier/S01/stock_on_hand";

  /** The server's own thread may stand still for a while on a busy machine, which is no fault. */
  private static final Duration LONGEST_WRITE = Duration.ofSeconds(3);

  private Served served;

  @BeforeEach
  void start() throws Exception {
    served =
        Served.with(
            new Listening.Manners(
                2, Duration.ofMillis(100), LONGEST_WRITE, Duration.ofSeconds(60)));
    for (int i = 0; i < 5; i++) {
      served.backend.twin.put(TOPIC, "2024-03-01T10:0" + i + ":00Z", i);
    }
  }

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void greetsWithTheRevisionTheNewestDecisionAndTheStandingAlarms() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      var hello = listener.next();
      assertThat(hello.event()).isEqualTo("hello");
      assertThat(hello.id()).isEqualTo(5);
      assertThat(hello.data().path("resumed").asBoolean()).isFalse();
      var decision = listener.next("decision");
      assertThat(decision.data().path("id").asText()).isEqualTo("D-000002");
      var alarm = listener.next("alarm");
      assertThat(alarm.data().path("id").asText()).isEqualTo("supplier-disrupted-S01");
      assertThat(alarm.data().path("standing").asBoolean()).isTrue();
    }
  }

  @Test
  void tellsWhatHasChangedAndOnlyThat() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      listener.next("hello");
      served.backend.twin.put("battery-plant/B01/stock_on_hand", "2024-03-01T10:10:00Z", 42);
      var twin = listener.next("twin");
      assertThat(twin.id()).isEqualTo(6);
      assertThat(twin.data().path("revision").asLong()).isEqualTo(6);
      assertThat(twin.data().path("since").asLong()).isEqualTo(5);
      assertThat(twin.data().path("nodes")).hasSize(1);
      assertThat(twin.data().at("/nodes/B01/metrics/stock_on_hand/v").asDouble()).isEqualTo(42);
    }
  }

  @Test
  void resumesAtTheJournalOffsetOfTheLastEvent() throws Exception {
    served.backend.twin.put("battery-plant/B01/stock_on_hand", "2024-03-01T10:10:00Z", 42);
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 4")) {
      var hello = listener.next();
      assertThat(hello.id()).isEqualTo(4);
      assertThat(hello.data().path("resumed").asBoolean()).isTrue();
      var twin = listener.next("twin");
      assertThat(twin.id()).isEqualTo(6);
      // offset 5 is the newest of S01, offset 6 of B01; 1 to 4 were seen
      assertThat(twin.data().at("/nodes/S01/metrics/stock_on_hand/offset").asLong()).isEqualTo(5);
      assertThat(twin.data().at("/nodes/B01/metrics/stock_on_hand/offset").asLong()).isEqualTo(6);
    }
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 5")) {
      var nodes = listener.next("twin").data().path("nodes");
      assertThat(nodes.has("B01")).isTrue();
      assertThat(nodes.has("S01")).isFalse();
    }
  }

  @Test
  void resumesForAClientThatCannotSetHeaders() throws Exception {
    try (Listener listener = Listener.asking(served.port(), "?lastEventId=4")) {
      assertThat(listener.next().id()).isEqualTo(4);
    }
    assertThat(served.get("/api/v1/events?lastEventId=soon").status()).isEqualTo(400);
  }

  @Test
  void tellsTheDecisionsThatWereMissed() throws Exception {
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 0")) {
      assertThat(listener.next("decision").data().path("id").asText()).isEqualTo("D-000001");
      assertThat(listener.next("decision").data().path("id").asText()).isEqualTo("D-000002");
    }
  }

  @Test
  void tellsWhoComesBackHowOldDecisionsStandNowAndWhichAlarmsStillDo() throws Exception {
    // D-000001 was seen as PROPOSED before offset 5 and superseded while nobody listened
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 5")) {
      var first = listener.next("decision").data();
      assertThat(first.path("id").asText()).isEqualTo("D-000001");
      assertThat(first.path("state").asText()).isEqualTo("SUPERSEDED");
      var alarms = listener.next("standing").data().path("alarms");
      assertThat(alarms).hasSize(1);
      assertThat(alarms.get(0).asText()).isEqualTo("supplier-disrupted-S01");
    }
    served.backend.desk.clearAlarms();
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 5")) {
      assertThat(listener.next("standing").data().path("alarms")).isEmpty();
    }
  }

  @Test
  void letsGoWhoseTokenIsWithdrawn() throws Exception {
    try (Listener listener = new Listener(served.port(), "Authorization: Bearer viewer-token")) {
      listener.next("beat");
      listener.next("beat");
      served.withdraw("viewer-token");
      assertThatThrownBy(() -> listener.next("none")).hasMessageContaining("ended the stream");
    }
  }

  @Test
  void saysSoWhenItDoesNotKnowTheOffset() throws Exception {
    try (Listener listener = new Listener(served.port(), "Last-Event-ID: 99")) {
      assertThat(listener.next().data().path("resumed").asBoolean()).isFalse();
      var reset = listener.next();
      assertThat(reset.event()).isEqualTo("reset");
      assertThat(reset.id()).isEqualTo(5);
    }
    var bad =
        served.send(served.request("/api/v1/events").header("Last-Event-ID", "yesterday").GET());
    assertThat(bad.status()).isEqualTo(400);
  }

  @Test
  void tellsStagesDecisionsAndTheEndOfAlarmsAsTheyHappen() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      listener.next("alarm");
      served.listening.stage(new LoopEvent("forecast", FakeTwin.NOW, 12.5, "3 targets", 5));
      var stage = listener.next("stage");
      assertThat(stage.data().path("stage").asText()).isEqualTo("forecast");
      assertThat(stage.data().path("ms").asDouble()).isEqualTo(12.5);
      served.backend.desk.decide(
          FakeDesk.decision("D-000003", 5, DecisionState.PROPOSED, "P-2", "P-1"));
      var decision = listener.next("decision");
      while (!decision.data().path("id").asText().equals("D-000003")) {
        decision = listener.next("decision");
      }
      served.post("/api/v1/decisions/D-000003/approve", "admin-token", "{}");
      assertThat(listener.next("decision").data().path("state").asText()).isEqualTo("APPROVED");
      served.backend.desk.clearAlarms();
      var alarm = listener.next("alarm");
      while (alarm.data().path("standing").asBoolean()) {
        alarm = listener.next("alarm");
      }
      assertThat(alarm.data().path("state").asText()).isEqualTo("CLEARED");
    }
  }

  @Test
  void keepsAQuietLineAlive() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      String line = listener.line();
      while (!line.equals(": alive")) {
        line = listener.line();
      }
    }
  }

  /** More is told than the sockets can hold, while one of two listeners reads nothing. */
  @Test
  void letsASlowListenerGoAndBlocksNobodyMeanwhile() throws Exception {
    try (Listener slow = new Listener(served.port(), "", 4096);
        Listener quick = new Listener(served.port(), "")) {
      quick.next("hello");
      CompletableFuture<Long> quickSaw = CompletableFuture.supplyAsync(() -> nextTwin(quick));
      String detail = "x".repeat(100_000);
      int told = 0;
      for (; told == 0 || !listeners(1); told++) {
        served.listening.stage(new LoopEvent("plan", FakeTwin.NOW, 1, detail, told));
      }
      assertThat(told).isGreaterThan(10);
      served.backend.twin.put(TOPIC, "2024-03-01T11:00:00Z", 9);
      assertThat(quickSaw.get(60, TimeUnit.SECONDS)).isEqualTo(6);
      assertThat(served.get("/api/v1/twin").status()).isEqualTo(200);
    }
  }

  private static long nextTwin(Listener listener) {
    try {
      return listener.next("twin").id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesNoMoreListenersThanItCanServeAndForgetsThoseThatLeave() throws Exception {
    Listener one = new Listener(served.port(), "");
    try (Listener two = new Listener(served.port(), "")) {
      one.next("hello");
      two.next("hello");
      var third = served.get("/api/v1/events");
      assertThat(third.status()).isEqualTo(503);
      assertThat(third.json().path("detail").asText()).contains("the limit is 2");
      one.close();
      awaitListeners(1);
      try (Listener again = new Listener(served.port(), "")) {
        assertThat(again.next().event()).isEqualTo("hello");
      }
    }
  }

  @Test
  void endsTheStreamsWhenTheServerStops() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      listener.next("hello");
      served.close();
      assertThat(endOf(listener)).isNotNull();
    }
  }

  private static Exception endOf(Listener listener) {
    try {
      while (true) {
        listener.line();
      }
    } catch (IOException e) {
      return e;
    }
  }

  /** Asks until it is so; the test's timeout ends it otherwise. */
  private void awaitListeners(int count) throws Exception {
    boolean reached = false;
    while (!reached) {
      reached = listeners(count);
    }
  }

  private boolean listeners(int count) throws Exception {
    String wanted = "looptwin_event_listeners " + count;
    return served.get("/metrics").text().lines().anyMatch(wanted::equals);
  }

  @Test
  void tellsThatTheServerItselfHasChanged() throws Exception {
    try (Listener listener = new Listener(served.port(), "")) {
      assertThat(listener.next("health").data().path("status").asText()).isEqualTo("UP");
      served.backend.desk.putInForce("P-2");
      var plan = listener.next("plan").data();
      assertThat(plan.path("id").asText()).isEqualTo("P-2");
      assertThat(plan.path("previous").asText()).isEqualTo("P-1");
      served.backend.reference = SmallCase.create();
      var reference = listener.next("case").data();
      assertThat(reference.path("sites").asInt())
          .isEqualTo(served.backend.reference.extended().nodes().size());
      served.backend.plugins.install("mine.jar", new byte[0], false);
      var plugin = listener.next("plugin").data();
      assertThat(plugin.path("name").asText()).isEqualTo("mine");
      assertThat(plugin.path("present").asBoolean()).isTrue();
      served.backend.plugins.remove("mine");
      assertThat(listener.next("plugin").data().path("present").asBoolean()).isFalse();
      served.backend.desk.broken("The loop broke.");
      var health = listener.next("health").data();
      assertThat(health.path("missing").toString()).isEqualTo("[\"loop\"]");
      assertThat(listener.next("beat").data().path("at").asText()).endsWith("Z");
    }
  }
}
