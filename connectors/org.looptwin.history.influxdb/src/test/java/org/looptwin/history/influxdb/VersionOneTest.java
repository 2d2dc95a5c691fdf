package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.looptwin.history.influxdb.Entries.SIX;
import static org.looptwin.history.influxdb.Entries.STOCK;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.influxdb.InfluxDB;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Value;

/** The contract and what is special about 1.x, against a real server. */
class VersionOneTest extends InfluxContract {
  @TempDir static Path folder;
  private static RealInflux influx;
  private String database;

  @BeforeAll
  static void start() throws IOException {
    influx = RealInflux.start(folder);
  }

  @Override
  Target database(String test) {
    database = "it's \"" + test + "\"";
    return influx.target(database);
  }

  @Override
  InfluxServer server(Target target) {
    return new VersionOne(target);
  }

  @Override
  void empty() {
    assertThat(influx.ask(null, "DROP DATABASE " + quoted()).hasError()).isFalse();
  }

  private String quoted() {
    return "\"" + database.replace("\"", "\\\"") + "\"";
  }

  @Test
  void aPageEndsBetweenTwoTimesAlsoWhenSendersShareThem() {
    List<JournalEntry> given = new ArrayList<>();
    for (long offset = 1; offset <= 24; offset++) {
      String src = "plc-" + offset % 3;
      Instant ts = SIX.plusSeconds((offset - 1) / 3);
      given.add(Entries.entry(offset, STOCK, ts, Value.of(offset), Quality.GOOD, src));
    }
    history.append(given);
    Target target = influx.target(database);
    try (InfluxQlReader reader =
        new InfluxQlReader(influx.client(), target, new InfluxQl(target), 4)) {
      assertThat(reader.query(Question.raw(STOCK, Selection.everything())))
          .extracting(Point::value)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(1, 24).mapToObj(o -> (Object) (double) o).toList());
    }
  }

  @Test
  void bucketsBeforeTheEpochBeginAtMultiplesToo() {
    Instant early = Instant.parse("1969-12-31T23:30:00Z");
    history.append(List.of(Entries.entry(1, STOCK, early, Value.of(1), Quality.GOOD, "")));
    assertThat(
            history.query(
                STOCK, Instant.MIN, Instant.MAX, Duration.ofHours(1), Function.SUM, false))
        .containsExactly(new Point(Instant.parse("1969-12-31T23:00:00Z"), 1.0));
  }

  @Test
  void aMeasurementOfOthersIsTroubleAndNothingIsPassedOver() {
    history.offset();
    try (InfluxDB client = influx.client()) {
      client.write(
          database,
          null,
          InfluxDB.ConsistencyLevel.ONE,
          TimeUnit.SECONDS,
          "looptwin_telemetry value=\"text\" " + SIX.getEpochSecond());
    }
    List<JournalEntry> entries =
        LongStream.rangeClosed(1, 50).mapToObj(o -> Entries.stock(o, o)).toList();
    assertThatThrownBy(() -> history.append(entries)).hasMessageContaining("field type conflict");
    assertThat(history.offset()).isZero();
  }

  @Test
  void whatIsOlderThanTheRetentionPolicyKeepsDoesNotBlock() {
    history.offset();
    influx.ask(
        database,
        "CREATE RETENTION POLICY \"short\" ON %s DURATION 2h REPLICATION 1".formatted(quoted()));
    Instant now = Clock.systemUTC().instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    InfluxHistory brief = new InfluxHistory(influx.target(database, "short"), Clock.systemUTC());
    brief.append(
        List.of(
            Entries.stock(1, 1), Entries.entry(2, STOCK, now, Value.of(2), Quality.GOOD, "plc")));
    assertThat(brief.offset()).isEqualTo(2);
    assertThat(brief.latest(List.of(STOCK))).containsEntry(STOCK, new Point(now, 2.0));
    brief.close();
  }

  @Test
  void anUnreachableServerIsSaidSo() {
    Target nobody =
        new Target(
            "http://127.0.0.1:1",
            1,
            "d",
            "",
            "",
            "",
            new Target.Access("", "me", "hidden"),
            "m",
            "n");
    InfluxHistory away = new InfluxHistory(nobody, Clock.systemUTC());
    assertThatThrownBy(away::offset)
        .hasMessageContaining("InfluxDB http://127.0.0.1:1 database d")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("hidden"));
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }
}
