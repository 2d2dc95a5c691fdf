package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.looptwin.history.influxdb.Entries.SIX;
import static org.looptwin.history.influxdb.Entries.STOCK;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** What a history in InfluxDB keeps to, whatever the server's version. */
abstract class InfluxContract {
  private static final Instant LATER = SIX.plusSeconds(3600);
  InfluxHistory history;
  private Target target;

  /** A database that is empty, for one test. */
  abstract Target database(String test) throws IOException;

  abstract InfluxServer server(Target target);

  /** Takes everything that is in the test's database away. */
  abstract void empty();

  @BeforeEach
  void open(TestInfo test) throws IOException {
    target = database(test.getTestMethod().orElseThrow().getName());
    history = new InfluxHistory(target, Clock.systemUTC());
  }

  private List<Point> raw(boolean all) {
    return history.query(STOCK, SIX, LATER, Duration.ZERO, Function.LAST, all);
  }

  @Test
  void handsOutExactlyWhatItWasGiven() {
    SeriesId market = SeriesId.market("eua price");
    SeriesId line = new SeriesId("battery-plant", "B'\"${r}\"01", "line_state");
    List<JournalEntry> given =
        List.of(
            Entries.entry(1, line, SIX, Value.of("say \"no\" \\\nor"), Quality.GOOD, ""),
            Entries.entry(2, market, SIX, Value.of(-1.5e-300), Quality.UNCERTAIN, "a=b, c\\"),
            Entries.entry(3, STOCK, SIX, Value.of(3), Quality.BAD, "zwölf\n%41"),
            Entries.entry(4, STOCK, SIX, Value.of(4), Quality.GOOD, ""));
    history.append(given);
    List<JournalEntry> taken = new ArrayList<>();
    history.export(taken::add);
    assertThat(taken).containsExactlyElementsOf(given);
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
    assertThat(history.query(STOCK, SIX, LATER, Duration.ofHours(1), Function.LAST, false))
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
            Entries.entry(3, STOCK, LATER, Value.of(900), Quality.BAD, "plc"),
            Entries.entry(4, market, SIX, Value.of(70), Quality.GOOD, ""),
            Entries.entry(5, line, SIX, Value.of("RUN"), Quality.UNCERTAIN, ""),
            Entries.entry(6, bad, SIX, Value.of(6), Quality.BAD, "")));
    Map<SeriesId, Point> expected =
        Map.of(
            STOCK, new Point(SIX.plusSeconds(2), 2.0),
            market, new Point(SIX, 70.0),
            line, new Point(SIX, "RUN"));
    List<SeriesId> few = List.of(STOCK, market, line, bad, never);
    assertThat(history.latest(few)).isEqualTo(expected);
    List<SeriesId> many = new ArrayList<>(few);
    IntStream.range(0, 200).forEach(n -> many.add(new SeriesId("hub", "K" + n, "stock_days")));
    assertThat(history.latest(many)).isEqualTo(expected);
    assertThat(history.latest(List.of(STOCK, bad))).containsOnlyKeys(STOCK);
  }

  @Test
  void aReadingThatInfluxRefusesIsCountedAndTheOthersAreStored() {
    JournalEntry impossible =
        Entries.entry(
            2, STOCK, Instant.parse("1500-01-01T00:00:00Z"), Value.of(2), Quality.GOOD, "plc");
    history.append(List.of(Entries.stock(1, 1), impossible, Entries.stock(3, 3)));
    assertThat(raw(true)).extracting(Point::value).containsExactly(1.0, 3.0);
    assertThat(history.offset()).isEqualTo(3);
    InfluxServer server = server(target);
    assertThat(server.progress()).isEqualTo(new Progress(3, 1));
    server.close();
  }

  @Test
  void anEmptiedDatabaseIsFilledFromTheBeginning() {
    history.append(List.of(Entries.stock(1, 1)));
    empty();
    assertThatThrownBy(() -> history.append(List.of(Entries.stock(2, 2))))
        .hasMessageContaining("no longer up to 1");
    assertThat(history.offset()).isZero();
    history.append(List.of(Entries.stock(1, 1), Entries.stock(2, 2)));
    assertThat(raw(false)).hasSize(2);
  }

  @AfterEach
  void close() {
    if (history != null) {
      history.close();
    }
  }
}
