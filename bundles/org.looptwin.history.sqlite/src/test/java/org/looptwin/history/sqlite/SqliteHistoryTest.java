package org.looptwin.history.sqlite;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class SqliteHistoryTest {
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final SeriesId LINE = new SeriesId("battery-plant", "B01", "line_state");
  private static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");

  @TempDir Path folder;
  private Bench bench;
  private SqliteHistory history;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder.resolve("history.db"));
    history = bench.history;
  }

  @AfterEach
  void close() {
    history.close();
  }

  private JournalEntry entry(SeriesId series, Instant ts, Value value, Quality quality) {
    return new JournalEntry(++offset, new Reading(series, ts, value, quality, 7, "plc"), SIX);
  }

  private JournalEntry stock(String time, double value) {
    return entry(STOCK, Instant.parse(time), Value.of(value), Quality.GOOD);
  }

  private List<Point> hourly(Function function, Instant from, Instant to) {
    return history.query(STOCK, from, to, ofHours(1), function, false);
  }

  private void storeTwoHours() {
    history.append(
        List.of(
            stock("2024-03-01T06:00:00Z", 10),
            stock("2024-03-01T06:30:00Z", 40),
            stock("2024-03-01T06:20:00Z", 1),
            stock("2024-03-01T07:00:00Z", 5)));
  }

  @Test
  void aHistoryFileIsReadBesideItsWriter() {
    storeTwoHours();
    List<JournalEntry> read = new ArrayList<>();
    new HistoryFiles().export(folder.resolve("history.db"), read::add);
    assertThat(read)
        .extracting(entry -> entry.reading().value().number())
        .containsExactly(10.0, 1.0, 40.0, 5.0);
    assertThatThrownBy(() -> new HistoryFiles().export(folder.resolve("none.db"), read::add))
        .hasMessageContaining("none.db");
  }

  @ParameterizedTest
  @CsvSource({"MEAN,17,5", "MIN,1,5", "MAX,40,5", "SUM,51,5", "COUNT,3,1", "LAST,40,5"})
  void putsReadingsIntoBucketsThatBeginOnTheHour(Function fn, double six, double seven) {
    storeTwoHours();
    assertThat(hourly(fn, SIX, SIX.plus(ofHours(2))))
        .containsExactly(new Point(SIX, six), new Point(SIX.plus(ofHours(1)), seven));
  }

  @Test
  void leavesOutTheEndAndKeepsTheBeginning() {
    storeTwoHours();
    assertThat(hourly(Function.SUM, SIX, SIX.plus(ofHours(1))))
        .containsExactly(new Point(SIX, 51.0));
  }

  @Test
  void alignsBucketsToUtcAndNotToTheQuestion() {
    storeTwoHours();
    Instant tenPast = Instant.parse("2024-03-01T06:10:00Z");
    assertThat(hourly(Function.SUM, tenPast, SIX.plus(ofHours(1))))
        .containsExactly(new Point(SIX, 41.0));
    assertThat(history.query(STOCK, tenPast, Instant.MAX, ofDays(1), Function.COUNT, false))
        .containsExactly(new Point(Instant.parse("2024-03-01T00:00:00Z"), 3.0));
  }

  @Test
  void answersRawPointsInTheOrderOfTime() {
    storeTwoHours();
    assertThat(history.query(STOCK, Instant.MIN, Instant.MAX, ZERO, Function.MEAN, false))
        .extracting(Point::value)
        .containsExactly(10.0, 1.0, 40.0, 5.0);
  }

  @Test
  void leavesOutBadReadingsUnlessAsked() {
    history.append(
        List.of(
            stock("2024-03-01T06:00:00Z", 10),
            entry(STOCK, SIX.plusSeconds(60), Value.of(90), Quality.BAD),
            entry(STOCK, SIX.plusSeconds(90), Value.of(20), Quality.UNCERTAIN)));
    Instant end = SIX.plus(ofHours(1));
    assertThat(hourly(Function.MEAN, SIX, end)).containsExactly(new Point(SIX, 15.0));
    assertThat(history.query(STOCK, SIX, end, ofHours(1), Function.MEAN, true))
        .containsExactly(new Point(SIX, 40.0));
  }

  @Test
  void showsTextsRawOrAsTheLastOfABucketOnly() {
    history.append(
        List.of(
            entry(LINE, SIX, Value.of("RUN"), Quality.GOOD),
            entry(LINE, SIX.plusSeconds(60), Value.of("DOWN"), Quality.GOOD)));
    Instant end = SIX.plus(ofHours(1));
    assertThat(history.query(LINE, SIX, end, ofHours(1), Function.LAST, false))
        .containsExactly(new Point(SIX, "DOWN"));
    assertThat(history.query(LINE, SIX, end, ZERO, Function.LAST, false))
        .extracting(Point::value)
        .containsExactly("RUN", "DOWN");
    assertThat(history.query(LINE, SIX, end, ofHours(1), Function.MAX, false)).isEmpty();
  }

  @Test
  void staysTheSameWhenEntriesComeAgain() {
    List<JournalEntry> entries =
        List.of(stock("2024-03-01T06:00:00Z", 10), stock("2024-03-01T06:30:00Z", 40));
    history.append(entries);
    history.append(entries.subList(0, 1));
    assertThat(history.offset()).isEqualTo(2);
    assertThat(hourly(Function.COUNT, SIX, SIX.plus(ofHours(1))))
        .containsExactly(new Point(SIX, 2.0));
  }

  @Test
  void keepsSendersOfTheSameTimeApart() {
    Reading other = new Reading(STOCK, SIX, Value.of(30), Quality.GOOD, -1, "other");
    history.append(List.of(stock("2024-03-01T06:00:00Z", 10), new JournalEntry(2, other, SIX)));
    assertThat(hourly(Function.MEAN, SIX, SIX.plus(ofHours(1))))
        .containsExactly(new Point(SIX, 20.0));
  }

  @Test
  void knowsItsOffsetAndItsPointsAfterACopyOfTheOpenFiles() throws Exception {
    storeTwoHours();
    Path copies = Files.createDirectory(folder.resolve("copy"));
    for (String name : List.of("history.db", "history.db-wal")) {
      Files.copy(folder.resolve(name), copies.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    SqliteHistory copy = new Bench(copies.resolve("history.db")).history;
    assertThat(copy.offset()).isEqualTo(4);
    assertThat(copy.query(STOCK, SIX, Instant.MAX, ZERO, Function.LAST, true)).hasSize(4);
    copy.close();
  }

  @Test
  void exportsBySeriesAndTimeWhatWasStored() {
    JournalEntry second = stock("2024-03-01T06:30:00Z", 40);
    JournalEntry first = stock("2024-03-01T06:00:00Z", 10);
    JournalEntry line = entry(LINE, SIX.plusSeconds(9), Value.of("RUN"), Quality.UNCERTAIN);
    history.append(List.of(second, first, line));
    List<JournalEntry> exported = new ArrayList<>();
    history.export(exported::add);
    assertThat(exported).containsExactly(line, first, second);
  }

  @Test
  void changesNothingWhenABatchFails() {
    history.append(List.of(stock("2024-03-01T06:00:00Z", 10)));
    List<JournalEntry> broken = new ArrayList<>(List.of(stock("2024-03-01T07:00:00Z", 1)));
    broken.add(null);
    assertThatThrownBy(() -> history.append(broken)).isInstanceOf(NullPointerException.class);
    assertThat(history.offset()).isEqualTo(1);
    assertThat(hourly(Function.COUNT, SIX, Instant.MAX)).containsExactly(new Point(SIX, 1.0));
  }

  @Test
  void refusesBucketsOfMicroseconds() {
    assertThatThrownBy(
            () -> history.query(STOCK, SIX, SIX, Duration.ofNanos(1000), Function.SUM, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole milliseconds");
  }
}
