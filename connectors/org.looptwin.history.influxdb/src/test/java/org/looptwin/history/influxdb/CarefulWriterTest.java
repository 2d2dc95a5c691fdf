package org.looptwin.history.influxdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.looptwin.history.influxdb.CarefulWriter.Outcome;
import org.looptwin.model.telemetry.JournalEntry;

class CarefulWriterTest {
  private final Set<Long> stored = new TreeSet<>();
  private final Set<Long> bad = new TreeSet<>();
  private int requests;
  private boolean partial;
  private String reason = "field type conflict";

  /** Either stores what is good of a request, or nothing of a request that holds something bad. */
  private void server(List<JournalEntry> entries) {
    requests++;
    long wrong = entries.stream().filter(entry -> bad.contains(entry.offset())).count();
    if (wrong == 0 || partial) {
      entries.stream().map(JournalEntry::offset).filter(o -> !bad.contains(o)).forEach(stored::add);
    }
    if (wrong > 0) {
      throw new PointsRefused(
          partial ? "partial write: %s dropped=%d".formatted(reason, wrong) : reason, null);
    }
  }

  private Outcome write(int entries) {
    return new CarefulWriter(this::server)
        .write(LongStream.rangeClosed(1, entries).mapToObj(o -> Entries.stock(o, o)).toList());
  }

  @Test
  void oneBadReadingHoldsUpNoneOfTheOthers() {
    bad.add(617L);
    Outcome outcome = write(1000);
    assertThat(outcome.refused()).isEqualTo(1);
    assertThat(stored).hasSize(999).doesNotContain(617L);
    assertThat(requests).isLessThanOrEqualTo(2 * 10 + 1);
  }

  @Test
  void ofManyBadReadingsTheServersCountIsTaken() {
    partial = true;
    LongStream.rangeClosed(1, 400).map(o -> 2 * o).forEach(bad::add);
    Outcome outcome = write(1000);
    assertThat(outcome.refused()).isEqualTo(400);
    assertThat(stored).hasSize(600);
    assertThat(requests).isLessThan(100);
  }

  @Test
  void whenEverythingIsRefusedNothingIsPassedOver() {
    LongStream.rangeClosed(1, 10).forEach(bad::add);
    assertThatThrownBy(() -> write(10))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it refuses every reading: field type conflict");
  }

  @Test
  void whatIsOlderThanTheDatabaseKeepsIsNoMistake() {
    partial = true;
    reason = "points beyond retention policy";
    LongStream.rangeClosed(1, 20).forEach(bad::add);
    assertThat(write(20)).isEqualTo(new Outcome(0, 20, ""));
    assertThat(requests).isEqualTo(1);
  }

  @Test
  void aServerThatCannotBeReachedIsTriedAgainByTheCaller() {
    CarefulWriter writer =
        new CarefulWriter(
            entries -> {
              throw new IllegalStateException("connection refused");
            });
    assertThatThrownBy(() -> writer.write(List.of(Entries.stock(1, 1))))
        .hasMessage("connection refused");
  }
}
