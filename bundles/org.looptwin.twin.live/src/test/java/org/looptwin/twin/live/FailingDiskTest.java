package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.twin.api.IngestAccount.Counts;

class FailingDiskTest {
  private static final long SIX = Instant.parse("2024-03-01T06:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private Disk disk;
  private Bench bench;

  /** A journal whose disk is full while {@link #full}; it may also fail after it has written. */
  private static final class Disk implements BatchStore {
    private final JournalFile file;
    private final CountDownLatch failures = new CountDownLatch(3);
    private volatile boolean full;
    private volatile boolean late;

    private Disk(JournalFile file) {
      this.file = file;
    }

    @Override
    public List<Settled> append(List<Message> batch) throws SQLException {
      if (late) {
        file.append(batch);
        late = false;
        throw new SQLException("The disk failed after the commit.");
      }
      if (full) {
        failures.countDown();
        throw new SQLException("The disk is full.");
      }
      return file.append(batch);
    }

    @Override
    public void reopen() throws SQLException {
      file.reopen();
    }

    @Override
    public void close() {
      file.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    Path journal = folder.resolve("journal.db");
    disk = new Disk(new JournalFile(journal, "root/"));
    Gate gate =
        new Gate(
            SmallCase.create(),
            MetricCatalogueFile.standard(),
            new MovableClock("2024-03-01T06:00:00Z"));
    Quarantine quarantine = new Quarantine("root/", List.of());
    bench = new Bench(new TwinEngine(journal, "small", gate, disk, quarantine, 50_000));
  }

  @Test
  void acknowledgesNothingWhileTheDiskIsFullAndResumesByItself() throws Exception {
    disk.full = true;
    bench.stock(SIX, 1);
    bench.deliver(Bench.STOCK, "bad");
    assertThat(disk.failures.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(bench.acknowledged()).isZero();
    assertThat(bench.engine.last()).isZero();
    assertThat(bench.counts()).isEqualTo(new Counts(2, 0, 0, Map.of(), 2, 0, 0));
    disk.full = false;
    bench.settle();
    assertThat(bench.acknowledged()).isEqualTo(2);
    assertThat(bench.counts()).isEqualTo(new Counts(2, 1, 0, Map.of("malformed", 1L), 0, 0, 0));
    bench.close();
  }

  @Test
  void raisesAnAlarmWhileTheDiskIsFullAndTakesItBack() throws Exception {
    List<String> published = new CopyOnWriteArrayList<>();
    bench.engine.alarm().add((topic, json, retained) -> published.add(topic + json + retained));
    assertThat(bench.engine.trouble()).isEmpty();
    disk.full = true;
    bench.stock(SIX, 1);
    assertThat(disk.failures.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(bench.engine.trouble().orElseThrow()).contains("The disk is full.", "acknowledged");
    assertThat(published).hasSize(1);
    assertThat(published.get(0))
        .startsWith("alarm/journal-unwritable{")
        .contains("\"state\":\"UNACKNOWLEDGED\"", "\"priority\":\"CRITICAL\"")
        .endsWith("}true");
    disk.full = false;
    bench.settle();
    assertThat(bench.engine.trouble()).isEmpty();
    assertThat(published).hasSize(2).last().isEqualTo("alarm/journal-unwritabletrue");
    bench.close();
  }

  @Test
  void endsWithoutAcknowledgingWhenTheDiskStaysFull() throws Exception {
    disk.full = true;
    bench.stock(SIX, 1);
    bench.close();
    assertThat(bench.acknowledged()).isZero();
    assertThat(bench.counts().pending()).isEqualTo(1);
    assertThat(bench.counts().balances()).isTrue();
  }

  @Test
  void showsInTheTwinWhatWasWrittenByACommitThatSeemedToFail() throws Exception {
    disk.late = true;
    bench.stock(SIX, 1);
    bench.settle();
    bench.stock(SIX + 1, 2);
    bench.settle();
    assertThat(bench.acknowledged()).isEqualTo(2);
    assertThat(bench.entries()).extracting(JournalEntry::offset).containsExactly(1L, 2L);
    assertThat(bench.engine.last()).isEqualTo(2);
    assertThat(bench.counts()).isEqualTo(new Counts(2, 1, 1, Map.of(), 0, 0, 0));
    bench.close();
  }
}
