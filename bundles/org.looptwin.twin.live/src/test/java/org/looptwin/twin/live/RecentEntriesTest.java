package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

class RecentEntriesTest {
  private final RecentEntries recent = new RecentEntries(10);

  private static List<JournalEntry> entries(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(RecentEntriesTest::entry).toList();
  }

  private static JournalEntry entry(long offset) {
    Reading reading =
        new Reading(
            SeriesId.market("eua_price"), Instant.EPOCH, Value.of(offset), Quality.GOOD, -1, "");
    return new JournalEntry(offset, reading, Instant.EPOCH);
  }

  @Test
  void givesWhatFollowsAnOffsetItStillHolds() {
    recent.add(entries(101, 103));
    recent.add(entries(104, 112));
    assertThat(recent.read(102, 100)).isEqualTo(entries(103, 112));
    assertThat(recent.read(105, 3)).isEqualTo(entries(106, 108));
    assertThat(recent.read(112, 100)).isEmpty();
  }

  @Test
  void saysThatItDoesNotKnowWhatIsOlderOrBeyond() {
    assertThat(recent.read(0, 100)).isNull();
    recent.add(entries(101, 112));
    assertThat(recent.read(101, 100)).isNull();
    assertThat(recent.read(113, 100)).isNull();
  }

  @Test
  void forgetsWhatIsBeforeAGap() {
    recent.add(entries(1, 5));
    recent.add(entries(7, 8));
    assertThat(recent.read(4, 100)).isNull();
    assertThat(recent.read(6, 100)).isEqualTo(entries(7, 8));
  }
}
