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
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** What a 2.x server is asked and how its answers are read, with a stand-in. */
class VersionTwoTest {
  private static final Instant LATER = SIX.plusSeconds(3600);
  private FakeInfluxTwo influx;
  private InfluxHistory history;

  @BeforeEach
  void open() throws IOException {
    influx = new FakeInfluxTwo();
    history = new InfluxHistory(influx.target(FakeInfluxTwo.TOKEN), Clock.systemUTC());
  }

  @Test
  void handsOutExactlyWhatItWasGiven() {
    SeriesId market = SeriesId.market("eua price");
    SeriesId line = new SeriesId("battery-plant", "B\"${r}\"01", "line_state");
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
  void aBadReadingDoesNotHideTheOneBefore() {
    SeriesId bad = new SeriesId("supplier", "S02", "stock_on_hand");
    SeriesId market = SeriesId.market("eua_price");
    history.append(
        List.of(
            Entries.stock(1, 1),
            Entries.stock(2, 2),
            Entries.entry(3, STOCK, LATER, Value.of(900), Quality.BAD, "plc"),
            Entries.entry(4, market, SIX, Value.of(70), Quality.GOOD, ""),
            Entries.entry(5, bad, SIX, Value.of(6), Quality.BAD, "")));
    Map<SeriesId, Point> expected =
        Map.of(STOCK, new Point(SIX.plusSeconds(2), 2.0), market, new Point(SIX, 70.0));
    assertThat(history.latest(List.of(STOCK, market, bad))).isEqualTo(expected);
    List<SeriesId> many = new ArrayList<>(List.of(STOCK, market, bad));
    IntStream.range(0, 200).forEach(n -> many.add(new SeriesId("hub", "K" + n, "stock_days")));
    assertThat(history.latest(many)).isEqualTo(expected);
  }

  @Test
  void anEmptiedBucketIsFilledFromTheBeginning() {
    history.append(List.of(Entries.stock(1, 1)));
    influx.empty();
    assertThatThrownBy(() -> history.append(List.of(Entries.stock(2, 2))))
        .hasMessageContaining("no longer up to 1");
    assertThat(history.offset()).isZero();
  }

  @Test
  void aReadingThatInfluxRefusesIsCountedAndTheOthersAreStored() {
    JournalEntry impossible =
        Entries.entry(
            2, STOCK, Instant.parse("1500-01-01T00:00:00Z"), Value.of(2), Quality.GOOD, "plc");
    history.append(List.of(Entries.stock(1, 1), impossible, Entries.stock(3, 3)));
    assertThat(history.query(STOCK, SIX, LATER, Duration.ZERO, Function.LAST, true))
        .extracting(Point::value)
        .containsExactly(1.0, 3.0);
    VersionTwo server = new VersionTwo(influx.target(FakeInfluxTwo.TOKEN));
    assertThat(server.progress()).isEqualTo(new Progress(3, 1));
    server.close();
  }

  @Test
  void aWrongTokenIsTroubleAndIsNotTold() {
    InfluxHistory stranger = new InfluxHistory(influx.target("wrong-token"), Clock.systemUTC());
    assertThatThrownBy(stranger::offset)
        .hasMessageContaining("unauthorized")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("wrong-token"));
    assertThatThrownBy(() -> stranger.append(List.of(Entries.stock(1, 1))))
        .hasMessageContaining("unauthorized");
    stranger.close();
  }

  @Test
  void anUnreachableServerIsSaidSo() {
    influx.close();
    assertThatThrownBy(history::offset).hasMessageContaining("does not answer a ping");
  }

  @AfterEach
  void close() {
    history.close();
    influx.close();
  }
}
