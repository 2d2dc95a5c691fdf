package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.connector.api.Acknowledgement;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Outcome;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.twin.api.IngestAccount.Counts;

class IngestTest {
  private static final long SIX = Instant.parse("2024-03-01T06:00:00Z").toEpochMilli();
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock("2024-03-01T06:00:00Z");
  private Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder, clock);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void restart() throws Exception {
    bench.close();
    bench = new Bench(folder, clock);
  }

  private Signal stock() {
    return bench.engine.twin().snapshot().signal(STOCK).orElseThrow();
  }

  private Counts counts(long accepted, long duplicate, Map<String, Long> rejected, long late) {
    long bad = rejected.values().stream().mapToLong(Long::longValue).sum();
    return new Counts(accepted + duplicate + bad, accepted, duplicate, rejected, 0, 0, late);
  }

  @Test
  void showsAnAcceptedReadingInJournalAndTwin() throws Exception {
    bench.stock(SIX, 12.5);
    bench.settle();
    JournalEntry entry = bench.entries().get(0);
    assertThat(entry.offset()).isEqualTo(1);
    assertThat(entry.receivedAt()).isEqualTo(clock.instant());
    assertThat(bench.engine.last()).isEqualTo(1);
    assertThat(stock().value().number()).isEqualTo(12.5);
    assertThat(bench.counts()).isEqualTo(counts(1, 0, Map.of(), 0));
  }

  @Test
  void acknowledgesOnlyWhenTheTwinShowsIt() throws Exception {
    List<Double> seen = new ArrayList<>();
    bench.engine.deliver(
        new org.looptwin.connector.api.Incoming(
            "test",
            Bench.STOCK,
            Bench.json(SIX, 7, ""),
            () -> seen.add(stock().value().number() + bench.entries().size())));
    bench.settle();
    assertThat(seen).containsExactly(8.0);
  }

  @Test
  void countsTheSameAgainAsDuplicateAlsoWithinABatchAndAfterARestart() throws Exception {
    for (int i = 0; i < 5; i++) {
      bench.stock(SIX, 12.5);
    }
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(1, 4, Map.of(), 0));
    restart();
    bench.stock(SIX, 12.5);
    bench.stock(SIX + 1, 12.5);
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(1, 1, Map.of(), 0));
    assertThat(bench.entries()).extracting(JournalEntry::offset).containsExactly(1L, 2L);
  }

  @Test
  void knowsEverySendersReadingsAfterARestartAlsoOlderThanTheSeriesNewest() throws Exception {
    bench.deliver(Bench.STOCK, Bench.json(SIX + 10, 1, "ahead"));
    bench.deliver(Bench.STOCK, Bench.json(SIX, 2, "behind"));
    bench.settle();
    restart();
    bench.deliver(Bench.STOCK, Bench.json(SIX + 5, 3, "behind"));
    bench.deliver(Bench.STOCK, Bench.json(SIX, 2, "behind"));
    bench.deliver(Bench.STOCK, Bench.json(SIX + 5, 3, "behind"));
    bench.deliver(Bench.STOCK, Bench.json(SIX + 10, 1, "ahead"));
    bench.deliver(Bench.STOCK, Bench.json(SIX + 10, 4, "behind"));
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(2, 3, Map.of(), 1));
    assertThat(bench.entries()).hasSize(4);
  }

  @Test
  void quarantinesTheSameKeyWithAnotherValueOrQuality() throws Exception {
    bench.stock(SIX, 12.5);
    bench.stock(SIX, 12.6);
    bench.settle();
    restart();
    bench.stock(SIX, 12.7);
    bench.deliver(Bench.STOCK, "{\"ts\":" + SIX + ",\"v\":12.5,\"q\":\"BAD\"}");
    bench.deliver(Bench.STOCK, "{\"ts\":" + SIX + ",\"v\":12.5,\"src\":\"other\"}");
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(1, 0, Map.of("conflict", 2L), 0));
    assertThat(bench.entries()).hasSize(2);
    assertThat(bench.entries().get(0).reading().value().number()).isEqualTo(12.5);
  }

  @Test
  void takesASkewedReadingThatComesAgainAsDuplicateWhenItsTimeHasCome() throws Exception {
    bench.stock(SIX + 120_000, 12.5);
    bench.settle();
    clock.advance(Duration.ofMinutes(5));
    bench.stock(SIX + 120_000, 12.5);
    bench.settle();
    assertThat(bench.counts()).isEqualTo(new Counts(2, 1, 1, Map.of(), 0, 1, 0));
    assertThat(stock().quality()).isEqualTo(Quality.UNCERTAIN);
  }

  @Test
  void neverGoesBackInTheLiveStateButKeepsLateReadings() throws Exception {
    bench.stock(SIX, 10);
    bench.stock(SIX - 1000, 9);
    bench.stock(SIX - 1000, 9);
    bench.stock(SIX - 500, 9.5);
    bench.stock(SIX + 1, 11);
    bench.settle();
    assertThat(stock().value().number()).isEqualTo(11);
    assertThat(stock().previous().number()).isEqualTo(10);
    assertThat(bench.counts()).isEqualTo(counts(4, 1, Map.of(), 2));
    assertThat(bench.engine.last()).isEqualTo(4);
  }

  @Test
  void acceptsTheGoodMetricsOfAMessageAndQuarantinesTheOthers() throws Exception {
    bench.deliver(
        "supplier/S01",
        "{\"ts\":" + SIX + ",\"metrics\":{\"stock_on_hand\":1,\"capacity_utilisation\":900}}");
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(1, 0, Map.of("range", 1L), 0));
    assertThat(bench.acknowledged()).isEqualTo(1);
  }

  @Test
  void countsWhatIsSaidOutsideItsRootAndShowsTheWholeTopic() throws Exception {
    bench.deliver("/looptwin/v1/smal/supplier/S01/stock_on_hand", "1");
    bench.settle();
    assertThat(bench.counts()).isEqualTo(counts(0, 0, Map.of("unknown-node", 1L), 0));
    JsonNode newest = new ObjectMapper().readTree(bench.engine.quarantined().get(1));
    assertThat(newest.path("topic").asText())
        .isEqualTo("looptwin/v1/smal/supplier/S01/stock_on_hand");
    assertThat(newest.path("detail").asText()).contains("not below looptwin/v1/small/");
  }

  @Test
  void publishesAndKeepsWhatItDoesNotAccept() throws Exception {
    List<String> published = new ArrayList<>();
    bench
        .engine
        .quarantine()
        .add((topic, json, retained) -> published.add(topic + json + retained));
    bench.deliver(Bench.STOCK, "{\"ts\":1,");
    bench.deliver("supplier/S99/x", new byte[] {(byte) 0xFF, 0});
    bench.settle();
    assertThat(published.get(0)).startsWith("quarantine{").endsWith("}false");
    JsonNode newest = new ObjectMapper().readTree(bench.engine.quarantined().get(1));
    assertThat(newest.path("reason").asText()).isEqualTo("unknown-node");
    assertThat(newest.path("topic").asText()).isEqualTo("looptwin/v1/small/supplier/S99/x");
    assertThat(newest.path("encoding").asText()).isEqualTo("base64");
    assertThat(newest.path("payload").asText()).isEqualTo("/wA=");
    JsonNode older = new ObjectMapper().readTree(bench.engine.quarantined().get(2));
    assertThat(older.path("reason").asText()).isEqualTo("malformed");
    assertThat(older.path("payload").asText()).isEqualTo("{\"ts\":1,");
    assertThat(older.path("encoding").asText()).isEqualTo("utf8");
    assertThat(older.path("receivedAt").asText()).isEqualTo("2024-03-01T06:00:00Z");
    List<String> before = bench.engine.quarantined();
    restart();
    assertThat(bench.engine.quarantined()).isEqualTo(before);
  }

  @Test
  void cutsALongPayloadBetweenTwoCharacters() throws Exception {
    String payload = "x" + "€".repeat(30_000);
    bench.deliver(Bench.STOCK, payload);
    bench.settle();
    JsonNode json = new ObjectMapper().readTree(bench.engine.quarantined().get(1));
    assertThat(json.path("encoding").asText()).isEqualTo("utf8");
    // 65,536 bytes hold "x" and 21,845 characters of three bytes exactly
    assertThat(json.path("payload").asText()).isEqualTo(payload.substring(0, 21_846));
  }

  @Test
  void showsTheNewestHundredOnly() throws Exception {
    for (int i = 0; i < 150; i++) {
      bench.deliver(Bench.STOCK, "bad " + i);
    }
    bench.settle();
    assertThat(bench.engine.quarantined()).hasSize(100);
    assertThat(bench.engine.quarantined().get(1)).contains("bad 149");
  }

  @Test
  void acknowledgesItsOwnPublicationsWithoutCountingThem() throws Exception {
    bench.deliver("quarantine", "{}");
    assertThat(bench.acknowledged()).isEqualTo(1);
    assertThat(bench.engine.counts()).isEmpty();
  }

  @Test
  void keepsGoingWhenAnAcknowledgementOutboxOrListenerFails() throws Exception {
    bench
        .engine
        .quarantine()
        .add(
            (topic, json, retained) -> {
              throw new IllegalStateException();
            });
    bench.engine.onAppend(
        last -> {
          throw new IllegalStateException();
        });
    bench.engine.deliver(
        new org.looptwin.connector.api.Incoming(
            "test",
            Bench.STOCK,
            Bench.json(SIX, 7, ""),
            () -> {
              throw new IllegalStateException();
            }));
    bench.stock(SIX + 1, 8);
    bench.settle();
    assertThat(bench.engine.last()).isEqualTo(2);
  }

  @Test
  void tellsListenersTheLastOffsetUntilTheyClose() throws Exception {
    BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
    var subscription = bench.engine.onAppend(heard::add);
    bench.stock(SIX, 1);
    assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(1L);
    subscription.close();
    bench.stock(SIX + 1, 1);
    bench.close();
    assertThat(heard).isEmpty();
  }

  @Test
  void takesNothingMoreOnceClosed() {
    bench.close();
    assertThatThrownBy(() -> bench.stock(SIX, 1)).isInstanceOf(IllegalStateException.class);
    assertThat(bench.counts()).isEqualTo(counts(0, 0, Map.of(), 0));
  }

  @Test
  void tellsWhoAsksWhatBecameOfEachMessage() throws Exception {
    List<Outcome> told = new ArrayList<>();
    Acknowledgement curious = told::add;
    for (byte[] payload :
        List.of(
            Bench.json(SIX, 7, ""),
            Bench.json(SIX, 7, ""),
            Bench.json(SIX, 8, ""),
            "{\"metrics\":{\"mood\":1,\"temper\":2,\"stock_on_hand\":9},\"ts\":1}".getBytes())) {
      String topic = payload[2] == 'm' ? "supplier/S01" : Bench.STOCK;
      bench.engine.deliver(new Incoming("test", topic, payload, curious));
    }
    bench.engine.deliver(new Incoming("test", "status", new byte[0], curious));
    bench.settle();
    assertThat(told).hasSize(5).contains(Outcome.NONE, new Outcome(1, 0, List.of()));
    assertThat(told).contains(new Outcome(0, 1, List.of()));
    List<Outcome.Rejected> rejected = told.stream().flatMap(o -> o.rejected().stream()).toList();
    assertThat(rejected)
        .extracting(Outcome.Rejected::reason, Outcome.Rejected::readings)
        .containsExactlyInAnyOrder(tuple("conflict", 1), tuple("unknown-metric", 2));
  }
}
