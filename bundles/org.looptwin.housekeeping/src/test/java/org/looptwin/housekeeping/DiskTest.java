package org.looptwin.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.twin.api.DiskWatch.Use;

class DiskTest {
  private static final long GB = 1_000_000_000;
  private static final Instant NOON = Instant.parse("2025-01-03T12:00:00Z");

  @TempDir Path data;
  private long nanos;

  private static DiskMeasure measure(double usedGb, double freeGb) {
    return new DiskMeasure(Map.of("journal", (long) (usedGb * GB)), (long) (freeGb * GB), 100 * GB);
  }

  private Use after(DiskJudge judge, Duration time, double usedGb, double freeGb) {
    nanos += time.toNanos();
    return judge.judge(measure(usedGb, freeGb), nanos);
  }

  @Test
  void countsEveryFileOnceByPart() throws Exception {
    Files.write(data.resolve("journal.db"), new byte[100]);
    Files.write(data.resolve("journal.db-wal"), new byte[20]);
    Files.createDirectories(data.resolve("history"));
    Files.write(data.resolve("history/part-1.db"), new byte[7]);
    Files.write(data.resolve("history.db"), new byte[3]);
    Files.write(data.resolve("admin-token"), new byte[5]);
    DiskMeasure measure = DiskMeasure.of(data);
    assertThat(measure.partBytes())
        .containsEntry("journal", 120L)
        .containsEntry("history", 10L)
        .containsEntry("other", 5L)
        .containsEntry("broker", 0L);
    assertThat(measure.usedBytes()).isEqualTo(135);
    assertThat(measure.freeBytes()).isPositive().isLessThanOrEqualTo(measure.diskBytes());
  }

  @Test
  void standsFromNinetyPercentOfTheBudgetUntilBelowEightyFive() {
    DiskJudge judge = new DiskJudge(DiskLimits.of("20GB", ""));
    Duration minute = Duration.ofMinutes(1);
    assertThat(after(judge, minute, 17.9, 50).trouble()).isEmpty();
    assertThat(after(judge, minute, 18.0, 50).trouble())
        .contains(
            "the data occupies 18.0 GB of its 20.0 GB; 50.0 GB of the disk are free, 1.0 GB must"
                + " be");
    assertThat(after(judge, minute, 17.1, 50).trouble()).isPresent();
    Use well = after(judge, minute, 16.9, 50);
    assertThat(well.trouble()).isEmpty();
    assertThat(well.remedy()).isEmpty();
    assertThat(after(judge, minute, 17.9, 50).trouble()).isEmpty();
  }

  @Test
  void standsWhileTooLittleOfTheDiskIsFree() {
    DiskJudge judge = new DiskJudge(DiskLimits.of("", "5%"));
    Duration minute = Duration.ofMinutes(1);
    assertThat(after(judge, minute, 1, 5).trouble()).isEmpty();
    Use low = after(judge, minute, 1, 4.9);
    assertThat(low.trouble()).isPresent();
    assertThat(low.remedy()).contains("disk.budget");
    assertThat(after(judge, minute, 1, 5.9).trouble()).isPresent();
    assertThat(after(judge, minute, 1, 6.1).trouble()).isEmpty();
  }

  @Test
  void leavesAGigabyteButNotMoreThanATwentiethOfASmallDisk() {
    assertThat(DiskLimits.of("", "").leastFree(100 * GB)).isEqualTo(GB);
    assertThat(DiskLimits.of("", "").leastFree(2 * GB)).isEqualTo(GB / 10);
    assertThat(DiskLimits.of("", "2.5 GB").leastFree(100 * GB)).isEqualTo(2_500_000_000L);
  }

  @Test
  void saysHowLongTheRoomLastsAtThePresentRate() {
    DiskJudge judge = new DiskJudge(DiskLimits.of("20GB", ""));
    assertThat(after(judge, Duration.ZERO, 10, 50).fullIn()).isEmpty();
    assertThat(after(judge, Duration.ofMinutes(9), 10.1, 50).fullIn()).isEmpty();
    // 1 GB in 2 h: the 9 GB that are left of the budget last 18 h
    assertThat(after(judge, Duration.ofMinutes(111), 11, 50).fullIn())
        .contains(Duration.ofHours(18));
    // and the 2 GB that are left on the disk 4 h
    DiskJudge small = new DiskJudge(DiskLimits.of("", ""));
    after(small, Duration.ZERO, 10, 3);
    assertThat(after(small, Duration.ofHours(2), 11, 2).fullIn()).contains(Duration.ofHours(4));
  }

  @Test
  void forgetsHowFastItGrewLongAgo() {
    Growth growth = new Growth();
    growth.add(0, 0);
    growth.add(Duration.ofHours(1).toNanos(), 1000);
    growth.add(Duration.ofHours(7).toNanos(), 1000);
    growth.add(Duration.ofHours(8).toNanos(), 1000);
    assertThat(growth.lasts(5)).isEmpty();
  }

  @Test
  void publishesTheAlarmOnceAndClearsIt() {
    DiskAlarm alarm = new DiskAlarm();
    List<String> said = new ArrayList<>();
    alarm.add((topic, json, retained) -> said.add(topic + (json.isEmpty() ? " cleared" : "")));
    DiskJudge judge = new DiskJudge(DiskLimits.of("20GB", ""));
    for (double used : new double[] {17, 19, 19.5, 16, 16}) {
      alarm.show(after(judge, Duration.ofMinutes(1), used, 50), NOON);
    }
    assertThat(said).containsExactly("alarm/disk-budget", "alarm/disk-budget cleared");
  }

  @Test
  void tellsAnOutboxThatComesLaterWhatStands() {
    DiskAlarm alarm = new DiskAlarm();
    Use full =
        new Use(Map.of(), 1, 2, Optional.empty(), Optional.empty(), Optional.of("full"), "Wait.");
    alarm.show(full, NOON);
    List<String> said = new ArrayList<>();
    alarm.add((topic, json, retained) -> said.add(json));
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .contains("\"id\":\"disk-budget\"", "\"priority\":\"HIGH\"", "nearly used up: full");
  }

  @Test
  void namesAmountsThatAreNone() {
    assertThatThrownBy(() -> DiskLimits.of("much", ""))
        .hasMessage("disk.budget is 'much', expected an amount such as 500MB, 20GB or 1TB");
    assertThatThrownBy(() -> DiskLimits.of("", "105%")).hasMessageContaining("disk.free.least");
    assertThat(Bytes.amount("x", "1.5 tb")).isEqualTo(1_500_000_000_000L);
  }
}
