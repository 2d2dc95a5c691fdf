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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.influxdb.InfluxDB;
import org.influxdb.dto.QueryResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** What is special about a real 1.x server. */
class VersionOneTest {
  private static final Instant NEVER = Instant.parse("2030-01-01T00:00:00Z");
  @TempDir static Path folder;
  private static RealInflux influx;
  private String database;
  private InfluxHistory history;

  @BeforeAll
  static void start() throws IOException {
    influx = RealInflux.start(folder);
  }

  @BeforeEach
  void open(TestInfo test) {
    database = "it's \"" + test.getTestMethod().orElseThrow().getName() + "\"";
    history = new InfluxHistory(influx.target(database), Clock.systemUTC());
  }

  private List<Point> raw(SeriesId series, boolean all) {
    return history.query(series, SIX, NEVER, Duration.ZERO, Function.LAST, all);
  }

  @Test
  void handsOutExactlyWhatItWasGiven() {
    SeriesId market = SeriesId.market("eua price");
    SeriesId line = new SeriesId("battery-plant", "B'01", "line_state");
    List<JournalEntry> given =
        List.of(
            Entries.entry(1, line, SIX, Value.of("say \"no\" \\\nor"), Quality.GOOD, ""),
            Entries.entry(2, market, SIX, Value.of(-1.5e-300), Quality.UNCERTAIN, "a=b, c\\"),
            Entries.entry(3, STOCK, SIX, Value.of(3), Quality.BAD, "zwölf\n%41"),
            Entries.entry(4, STOCK, SIX, Value.of(4), Quality.GOOD, ""));
    history.append(given);
    List<JournalEntry> taken = new ArrayList<>();
    history.export(taken::add);
    assertThat(taken).containsExactly(given.get(0), given.get(1), given.get(2), given.get(3));
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
  void handsOutASelectionAlone() {
    SeriesId other = new SeriesId("supplier", "S02", "stock_on_hand");
    history.append(
        List.of(
            Entries.stock(1, 1),
            Entries.stock(2, 2),
            Entries.stock(3, 3),
            Entries.entry(4, other, SIX.plusSeconds(2), Value.of(4), Quality.GOOD, "")));
    List<Long> offsets = new ArrayList<>();
    Selection selection = Selection.of(STOCK, SIX.plusSeconds(2), SIX.plusSeconds(3));
    history.export(selection, entry -> offsets.add(entry.offset()));
    assertThat(offsets).containsExactly(2L);
  }

  @Test
  void ofTwoSendersAtOneTimeTheLaterInTheJournalIsTheLast() {
    history.append(
        List.of(
            Entries.entry(1, STOCK, SIX, Value.of(9), Quality.GOOD, "a"),
            Entries.entry(2, STOCK, SIX, Value.of(5), Quality.GOOD, "b")));
    assertThat(history.query(STOCK, SIX, NEVER, Duration.ofHours(1), Function.LAST, false))
        .containsExactly(new Point(SIX, 5.0));
    assertThat(history.latest(List.of(STOCK))).containsEntry(STOCK, new Point(SIX, 5.0));
  }

  @Test
  void theNewestPointsComeWithoutBadOnesAndWithoutStrangers() {
    SeriesId market = SeriesId.market("eua_price");
    SeriesId line = new SeriesId("battery-plant", "B01", "line_state");
    SeriesId bad = new SeriesId("supplier", "S02", "stock_on_hand");
    SeriesId never = new SeriesId("supplier", "S03", "stock_on_hand");
    history.append(
        List.of(
            Entries.stock(1, 1),
            Entries.stock(2, 2),
            Entries.entry(3, STOCK, NEVER, Value.of(900), Quality.BAD, "plc"),
            Entries.entry(4, market, SIX, Value.of(70), Quality.GOOD, ""),
            Entries.entry(5, line, SIX, Value.of("RUN"), Quality.UNCERTAIN, ""),
            Entries.entry(6, bad, SIX, Value.of(6), Quality.BAD, "")));
    Map<SeriesId, Point> expected =
        Map.of(
            STOCK, new Point(SIX.plusSeconds(2), 2.0),
            market, new Point(SIX, 70.0),
            line, new Point(SIX, "RUN"));
    assertThat(history.latest(List.of(STOCK, market, line, bad, never))).isEqualTo(expected);
    List<SeriesId> many = new ArrayList<>(List.of(STOCK, bad));
    LongStream.range(0, 200)
        .mapToObj(n -> new SeriesId("hub", "K" + n, "stock_days"))
        .forEach(many::add);
    assertThat(history.latest(many)).containsOnlyKeys(STOCK);
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
  void aReadingThatInfluxRefusesIsCountedAndTheOthersAreStored() {
    JournalEntry impossible =
        Entries.entry(
            2, STOCK, Instant.parse("1500-01-01T00:00:00Z"), Value.of(2), Quality.GOOD, "plc");
    history.append(List.of(Entries.stock(1, 1), impossible, Entries.stock(3, 3)));
    assertThat(raw(STOCK, true)).extracting(Point::value).containsExactly(1.0, 3.0);
    assertThat(history.offset()).isEqualTo(3);
    assertThat(new VersionOne(influx.target(database)).progress()).isEqualTo(new Progress(3, 1));
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
        "CREATE RETENTION POLICY \"short\" ON \"%s\" DURATION 2h REPLICATION 1"
            .formatted(database.replace("\"", "\\\"")));
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
  void aDroppedDatabaseIsMadeAgainAndFilledFromTheBeginning() {
    history.append(List.of(Entries.stock(1, 1)));
    QueryResult dropped =
        influx.ask(null, "DROP DATABASE \"%s\"".formatted(database.replace("\"", "\\\"")));
    assertThat(dropped.hasError()).isFalse();
    assertThatThrownBy(() -> history.append(List.of(Entries.stock(2, 2))))
        .hasMessageContaining("no longer up to 1");
    assertThat(history.offset()).isZero();
    history.append(List.of(Entries.stock(1, 1), Entries.stock(2, 2)));
    assertThat(raw(STOCK, false)).hasSize(2);
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

  @AfterEach
  void close() {
    if (history != null) {
      history.close();
    }
  }

  @AfterAll
  static void stop() {
    if (influx != null) {
      influx.close();
    }
  }
}
