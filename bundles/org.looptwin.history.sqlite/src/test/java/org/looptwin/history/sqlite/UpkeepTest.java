package org.looptwin.history.sqlite;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.history.api.HistoryStore.Point;
import org.looptwin.history.sqlite.PartFile.Kind;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/** Parts, merges, roll-ups and what is dropped, with the upkeep called by hand. */
class UpkeepTest extends UpkeepCase {
  @Test
  void aPartHoldsOneChunkOfTimeAndEveryReadingStandsOnce() throws Exception {
    keep(1000, 0);
    stock(SIX, 10);
    stock(SIX.plus(ofDays(1)), 20);
    bench.upkeep.flush();
    stock(SIX.plusSeconds(60), 11);
    assertThat(files()).containsExactly("20240301-1.points.db", "20240302-2.points.db");
    assertThat(stock(ZERO, Function.LAST, true))
        .extracting(Point::value)
        .containsExactly(10.0, 11.0, 20.0);
    reopen();
    assertThat(stock(ofDays(1), Function.COUNT, true))
        .extracting(Point::value)
        .containsExactly(2.0, 1.0);
    assertThat(bench.history.offset()).isEqualTo(3);
  }

  @Test
  void theSameEntriesAgainChangeNothingAfterTheyHaveMoved() throws Exception {
    JournalEntry first = entry(STOCK, SIX, Value.of(10), Quality.GOOD);
    bench.history.append(List.of(first));
    bench.tidy();
    bench.history.append(List.of(first));
    assertThat(stock(ofHours(1), Function.COUNT, false)).containsExactly(new Point(SIX, 1.0));
  }

  @Test
  void ofSendersThatShareATimeTheOneStoredLastIsTheLastInPartsToo() throws Exception {
    Reading other = new Reading(STOCK, SIX, Value.of(30), Quality.GOOD, -1, "a");
    Reading bad = new Reading(STOCK, SIX, Value.of(99), Quality.BAD, -1, "b");
    stock(SIX, 10);
    bench.history.append(List.of(new JournalEntry(2, other, SIX), new JournalEntry(3, bad, SIX)));
    bench.tidy();
    assertThat(stock(ofHours(1), Function.LAST, false)).containsExactly(new Point(SIX, 30.0));
    assertThat(stock(ofHours(1), Function.LAST, true)).containsExactly(new Point(SIX, 99.0));
  }

  @Test
  void eightPartsOfAChunkThatGrowsBecomeOne() throws Exception {
    bench.now = SIX;
    for (int i = 0; i < 8; i++) {
      stock(SIX.plusSeconds(i), i);
      bench.upkeep.flush();
    }
    assertThat(bench.parts(Kind.POINTS)).isEqualTo(8);
    assertThat(bench.tidy()).isEqualTo(1);
    assertThat(files()).containsExactly("20240226-9.points.db");
    assertThat(stock(ZERO, Function.LAST, false)).hasSize(8);
  }

  @Test
  void lateDataGoesToItsOwnChunk() throws Exception {
    keep(1000, 0);
    stock(SIX, 10);
    stock(SIX.minus(ofDays(40)), 1);
    bench.tidy();
    assertThat(files()).containsExactly("20240121-1.points.db", "20240301-2.points.db");
  }

  @Test
  void wholeHoursAreAnsweredFromRollUpsAsFromReadings() throws Exception {
    stock(SIX, 10);
    stock(SIX.plusSeconds(1800), 40);
    bench.history.append(
        List.of(
            entry(STOCK, SIX.plusSeconds(2400), Value.of(900), Quality.BAD),
            entry(STOCK, SIX.plusSeconds(1200), Value.of(1), Quality.UNCERTAIN),
            entry(STOCK, SEVEN, Value.of(5), Quality.GOOD)));
    List<List<Point>> before = everyAnswer();
    keep(1, 0);
    bench.now = SIX.plus(ofDays(3));
    bench.tidy();
    assertThat(bench.parts(Kind.POINTS)).isZero();
    assertThat(everyAnswer()).isEqualTo(before);
    assertThat(stock(ofHours(1), Function.MEAN, false))
        .containsExactly(new Point(SIX, 17.0), new Point(SEVEN, 5.0));
    reopen();
    assertThat(everyAnswer()).isEqualTo(before);
  }

  private List<List<Point>> everyAnswer() {
    List<List<Point>> answers = new ArrayList<>();
    for (Function fn : Function.values()) {
      for (boolean all : new boolean[] {false, true}) {
        answers.add(stock(ofHours(1), fn, all));
        answers.add(stock(ofDays(1), fn, all));
      }
    }
    return answers;
  }

  @Test
  void textsKeepTheirLastOfTheHour() throws Exception {
    bench.history.append(
        List.of(
            entry(LINE, SIX, Value.of("RUN"), Quality.GOOD),
            entry(LINE, SIX.plusSeconds(60), Value.of("DOWN"), Quality.GOOD)));
    keep(1, 0);
    bench.now = SIX.plus(ofDays(3));
    bench.tidy();
    assertThat(bench.history.query(LINE, SIX, NOON, ofHours(1), Function.LAST, false))
        .containsExactly(new Point(SIX, "DOWN"));
    assertThat(bench.history.query(LINE, SIX, NOON, ofHours(1), Function.COUNT, false)).isEmpty();
    assertThat(bench.history.query(LINE, SIX, NOON, ZERO, Function.LAST, false))
        .containsExactly(new Point(SIX, "DOWN"));
  }

  @Test
  void aQuestionFinerThanTheRollUpIsAnsweredByTheHourAndSaysSo() throws Exception {
    stock(SIX, 10);
    stock(SIX.plusSeconds(1800), 40);
    keep(1, 0);
    bench.now = SIX.plus(ofDays(2));
    assertThat(bench.history.resolution(SIX)).isEqualTo(ZERO);
    bench.tidy();
    stock(SIX.plus(ofDays(2)), 7);
    assertThat(bench.history.resolution(SIX)).isEqualTo(ofHours(1));
    assertThat(bench.history.resolution(bench.now)).isEqualTo(ZERO);
    var since = bench.history.readingsSince(SIX);
    assertThat(bench.history.resolution(since)).isEqualTo(ZERO);
    assertThat(bench.history.resolution(since.minusMillis(1))).isEqualTo(ofHours(1));
    assertThat(bench.history.readingsSince(bench.now)).isEqualTo(bench.now);
    assertThat(stock(ofMinutes(5), Function.SUM, false))
        .containsExactly(new Point(SIX, 50.0), new Point(SIX.plus(ofDays(2)), 7.0));
    assertThat(stock(ZERO, Function.SUM, false))
        .containsExactly(new Point(SIX, 25.0), new Point(SIX.plus(ofDays(2)), 7.0));
  }

  @Test
  void lateDataAfterTheRollUpCountsBeforeAndAfterItMoves() throws Exception {
    stock(SIX, 10);
    keep(1, 0);
    bench.now = SIX.plus(ofDays(3));
    bench.tidy();
    stock(SIX.plusSeconds(60), 30);
    List<Point> expected = List.of(new Point(SIX, 20.0));
    assertThat(stock(ofHours(1), Function.MEAN, false)).isEqualTo(expected);
    assertThat(bench.upkeep.holdsOldOnes()).isTrue();
    bench.upkeep.flush();
    assertThat(stock(ofHours(1), Function.MEAN, false)).isEqualTo(expected);
    bench.tidy();
    assertThat(bench.parts(Kind.POINTS)).isZero();
    assertThat(stock(ofHours(1), Function.MEAN, false)).isEqualTo(expected);
    assertThat(stock(ofHours(1), Function.LAST, false)).containsExactly(new Point(SIX, 30.0));
  }

  @Test
  void rollUpsGoToo() throws Exception {
    stock(SIX, 10);
    stock(SIX.plus(ofDays(9)), 90);
    keep(1, 5);
    bench.now = SIX.plus(ofDays(3));
    bench.tidy();
    assertThat(stock(ofDays(1), Function.COUNT, false)).hasSize(2);
    bench.now = SIX.plus(ofDays(9));
    bench.tidy();
    assertThat(stock(ofDays(1), Function.SUM, false))
        .extracting(Point::value)
        .containsExactly(90.0);
    assertThat(files()).containsExactly("20240310-2.points.db");
  }

  @Test
  void theNewestPointIsFoundInEveryPlace() throws Exception {
    SeriesId other = new SeriesId("supplier", "S02", "stock_on_hand");
    stock(SIX, 10);
    bench.tidy();
    assertThat(bench.history.latest(List.of(STOCK, other)))
        .isEqualTo(Map.of(STOCK, new Point(SIX, 10.0)));
    bench.history.append(
        List.of(
            entry(STOCK, SIX.minusSeconds(5), Value.of(3), Quality.GOOD),
            entry(STOCK, NOON, Value.of(9), Quality.BAD),
            entry(other, SEVEN, Value.of(8), Quality.GOOD)));
    assertThat(bench.history.latest(List.of(STOCK, other)))
        .isEqualTo(Map.of(STOCK, new Point(SIX, 10.0), other, new Point(SEVEN, 8.0)));
    keep(1, 0);
    bench.now = SIX.plus(ofDays(3));
    bench.tidy();
    assertThat(bench.history.latest(List.of(STOCK, other)))
        .isEqualTo(Map.of(STOCK, new Point(SIX, 10.0), other, new Point(SEVEN, 8.0)));
  }

  @Test
  void aReaderKeepsWhatItBeganWith() throws Exception {
    for (int i = 0; i < 8; i++) {
      stock(SIX.plusSeconds(i), i);
      bench.upkeep.flush();
    }
    List<Double> seen = new ArrayList<>();
    bench.history.export(
        entry -> {
          if (seen.isEmpty()) {
            mergeAndDropAndWrite();
          }
          seen.add(entry.reading().value().number());
        });
    assertThat(seen).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    assertThat(files()).isEmpty();
    assertThat(stock(ZERO, Function.LAST, false)).extracting(Point::value).containsExactly(99.0);
  }

  /** While an export runs on the same thread: had anything to wait for it, this would not end. */
  private void mergeAndDropAndWrite() {
    try {
      bench.tidy();
      keep(1, 1);
      bench.now = SIX.plus(ofDays(30));
      bench.tidy();
      stock(bench.now, 99);
      assertThat(stock(ofHours(1), Function.COUNT, false)).hasSize(1);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aHistoryWithAPartMissingBeginsAnew() throws Exception {
    stock(SIX, 10);
    bench.upkeep.flush();
    bench.close();
    Files.delete(folder.resolve("history/20240226-1.points.db"));
    open();
    assertThat(bench.history.offset()).isZero();
    assertThat(stock(ZERO, Function.LAST, true)).isEmpty();
  }

  @Test
  void whatACrashLeftBehindIsDeletedAtTheNextStart() throws Exception {
    stock(SIX, 10);
    bench.upkeep.flush();
    Files.writeString(folder.resolve("history/20240226-2.points.db.new"), "half");
    Files.writeString(folder.resolve("history/20240226-3.points.db"), "not listed");
    reopen();
    assertThat(files()).containsExactly("20240226-1.points.db");
    assertThat(stock(ZERO, Function.LAST, true)).hasSize(1);
  }
}
