package org.looptwin.history.sqlite;

import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.telemetry.Value;

/**
 * A disk that fills up and is emptied again: a file system of 12 MB; skipped where none can be
 * mounted.
 */
class DiskFullTest {
  private static final SeriesId STOCK = new SeriesId("supplier", "S01", "stock_on_hand");
  private static final Instant SIX = Instant.parse("2024-03-01T06:00:00Z");
  private static final int BATCH = 2_000;

  @TempDir Path folder;
  private Path disk;
  private Bench bench;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted =
        Files.isExecutable(Path.of("/bin/mount"))
            && run("/bin/mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()) == 0;
    assumeTrue(mounted, "no file system can be mounted here");
    bench = new Bench(disk.resolve("history.db"));
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      bench.close();
      run("/bin/umount", disk.toString());
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }

  private static List<JournalEntry> batch(long after) {
    List<JournalEntry> entries = new ArrayList<>();
    for (long offset = after + 1; offset <= after + BATCH; offset++) {
      Instant ts = SIX.plusSeconds(offset);
      Reading reading = new Reading(STOCK, ts, Value.of(offset), Quality.GOOD, -1, "a-longer-name");
      entries.add(new JournalEntry(offset, reading, ts));
    }
    return entries;
  }

  private boolean append() {
    try {
      bench.history.append(batch(bench.history.offset()));
      return true;
    } catch (IllegalStateException e) {
      assertThat(e).hasMessageContaining("history.db");
      return false;
    }
  }

  private int stored() {
    return bench.history.query(STOCK, Instant.MIN, Instant.MAX, ZERO, Function.LAST, true).size();
  }

  @Test
  void whatWasTakenIsThereAndItGoesOnWhenThereIsRoom() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[9 << 20]);
    while (append()) {
      assertThat(bench.history.offset()).isLessThan(200_000);
    }
    long full = bench.history.offset();
    assertThat(append()).isFalse();
    assertThat(bench.history.offset()).isEqualTo(full).isPositive();
    assertThat(stored()).isEqualTo((int) full);
    Files.delete(ballast);
    assertThat(append()).isTrue();
    assertThat(bench.history.offset()).isEqualTo(full + BATCH);
    assertThat(stored()).isEqualTo((int) full + BATCH);
  }

  @Test
  void partsThatDoNotFitLeaveNothingBehindAndAreWrittenWhenThereIsRoom() throws Exception {
    Path ballast = Files.write(disk.resolve("ballast"), new byte[9 << 20]);
    while (append()) {
      assertThat(bench.history.offset()).isLessThan(200_000);
    }
    int full = stored();
    try {
      bench.upkeep.flush();
    } catch (Exception e) {
      assertThat(e).hasMessageContaining("full");
    }
    assertThat(Files.list(disk.resolve("history"))).isEmpty();
    assertThat(stored()).isEqualTo(full);
    Files.delete(ballast);
    bench.tidy();
    assertThat(bench.parts(PartFile.Kind.POINTS)).isEqualTo(1);
    assertThat(stored()).isEqualTo(full);
    assertThat(append()).isTrue();
    assertThat(stored()).isEqualTo(full + BATCH);
  }
}
