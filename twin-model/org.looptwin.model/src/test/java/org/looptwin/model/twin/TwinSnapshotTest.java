package org.looptwin.model.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class TwinSnapshotTest {
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final SeriesId PRICE = SeriesId.market("eua_price");
  private static final Instant T = Instant.parse("2025-01-03T06:00:00Z");

  private final TwinSnapshot empty = TwinSnapshot.empty("tiny");

  @Test
  void showsTheNewestValueAndTheOneBefore() {
    TwinSnapshot twin = empty.with(List.of(entry(1, STOCK, 0, 20), entry(2, STOCK, 60, 18)));

    Signal signal = twin.signal(STOCK).orElseThrow();
    assertThat(signal.value()).isEqualTo(Value.of(18));
    assertThat(signal.previous()).isEqualTo(Value.of(20));
    assertThat(signal.offset()).isEqualTo(2);
    assertThat(twin.revision()).isEqualTo(2);
    assertThat(twin.eventTime()).isEqualTo(T.plusSeconds(60));
  }

  @Test
  void neverGoesBackForALateReadingButCountsItsOffset() {
    TwinSnapshot twin = empty.with(List.of(entry(1, STOCK, 60, 18), entry(2, STOCK, 0, 20)));

    assertThat(twin.number(STOCK)).contains(18.0);
    assertThat(twin.signal(STOCK).orElseThrow().previous()).isNull();
    assertThat(twin.revision()).isEqualTo(2);
    assertThat(twin.eventTime()).isEqualTo(T.plusSeconds(60));
  }

  @Test
  void takesTheLaterOfTwoReadingsOfTheSameTime() {
    // two senders may report the same instant; the journal's order decides
    TwinSnapshot twin = empty.with(List.of(entry(1, STOCK, 0, 20), entry(2, STOCK, 0, 19)));

    assertThat(twin.number(STOCK)).contains(19.0);
  }

  @Test
  void leavesTheSnapshotBeforeUntouched() {
    TwinSnapshot before = empty.with(List.of(entry(1, STOCK, 0, 20)));
    TwinSnapshot after = before.with(List.of(entry(2, STOCK, 60, 5), entry(3, PRICE, 60, 70)));

    assertThat(before.number(STOCK)).contains(20.0);
    assertThat(before.signal(PRICE)).isEmpty();
    assertThat(before.revision()).isEqualTo(1);
    assertThat(after.number(STOCK)).contains(5.0);
    assertThat(empty.signals()).isEmpty();
  }

  @Test
  void showsABadReadingWithoutUsingItsNumberOrItsClock() {
    Reading bad = new Reading(STOCK, T.plusSeconds(3600), Value.of(-1), Quality.BAD, -1, "");
    TwinSnapshot twin = empty.with(List.of(entry(1, STOCK, 0, 20), new JournalEntry(2, bad, T)));

    assertThat(twin.signal(STOCK).orElseThrow().quality()).isEqualTo(Quality.BAD);
    assertThat(twin.number(STOCK)).isEmpty();
    assertThat(twin.eventTime()).isEqualTo(T);
  }

  @Test
  void refusesTheSameEntryTwice() {
    TwinSnapshot twin = empty.with(List.of(entry(1, STOCK, 0, 20)));

    assertThatThrownBy(() -> twin.with(List.of(entry(1, STOCK, 0, 20))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Entry 1 comes after revision 1");
  }

  @Test
  void isTheSameWhateverTheBatchesWere() {
    List<JournalEntry> entries = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      SeriesId series = new SeriesId("supplier", "S" + i % 17, "stock_on_hand");
      entries.add(entry(i, series, (i * 37) % 101, i));
    }
    TwinSnapshot one = empty;
    for (JournalEntry entry : entries) {
      one = one.with(List.of(entry));
    }
    TwinSnapshot all = empty.with(entries);

    assertThat(one).isEqualTo(all).hasSameHashCodeAs(all);
    assertThat(
            TwinSnapshot.restored(
                "tiny", all.revision(), all.eventTime(), List.copyOf(all.signals())))
        .isEqualTo(all);
    assertThat(all.with(List.of(entry(201, STOCK, 0, 1)))).isNotEqualTo(all);
  }

  @Test
  void givesNoNumberForAText() {
    SeriesId state = new SeriesId("battery-plant", "B01", "line_state");
    Reading down = new Reading(state, T, Value.of("DOWN"), Quality.GOOD, -1, "");
    TwinSnapshot twin = empty.with(List.of(new JournalEntry(1, down, T)));

    assertThat(twin.number(state)).isEmpty();
    assertThat(twin.signal(state).orElseThrow().value()).isEqualTo(Value.of("DOWN"));
  }

  private static JournalEntry entry(long offset, SeriesId series, long second, double v) {
    Reading reading = new Reading(series, T.plusSeconds(second), Value.of(v), Quality.GOOD, -1, "");
    return new JournalEntry(offset, reading, T);
  }
}
