package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.JournalArchive;

class RebuildTest {
  private static final long SIX = Instant.parse("2024-03-01T06:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private final MovableClock clock = new MovableClock("2024-03-01T06:00:00Z");

  /** Some readings out of order, of several series, senders, types and qualities. */
  private void deliverSome(Bench bench, int count, long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      long ts = SIX + i * 10L - random.nextInt(100);
      String quality = List.of("GOOD", "GOOD", "UNCERTAIN", "BAD").get(random.nextInt(4));
      String json = "{\"ts\":%d,\"v\":%s,\"q\":\"%s\",\"src\":\"%s\"}";
      if (random.nextInt(3) == 0) {
        String state = List.of("\"RUN\"", "\"DOWN\"").get(random.nextInt(2));
        bench.deliver("battery-plant/B01/line_state", json.formatted(ts, state, quality, ""));
      } else {
        String topic = "supplier/S0%d/stock_on_hand".formatted(1 + random.nextInt(2));
        String src = "plc-" + random.nextInt(2);
        bench.deliver(topic, json.formatted(ts, random.nextInt(300), quality, src));
      }
    }
    bench.settle();
  }

  private static TwinSnapshot replayed(Bench bench) {
    return TwinSnapshot.empty("small").with(bench.entries());
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void isTheSameAfterARestartFromSnapshotAndTail(long seed) throws Exception {
    TwinSnapshot before;
    Path early = folder.resolve("early");
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 300, seed);
      bench.engine.twin().keep();
      Files.copy(folder.resolve("twin-snapshot"), early);
      deliverSome(bench, 500, seed + 100);
      before = bench.engine.twin().snapshot();
      assertThat(before).isEqualTo(replayed(bench));
    }
    Files.delete(folder.resolve("twin-snapshot"));
    Files.move(early, folder.resolve("twin-snapshot"));
    assertThat(restarted()).isEqualTo(before);
    Files.delete(folder.resolve("twin-snapshot"));
    assertThat(restarted()).isEqualTo(before);
  }

  /** Also after a restart, when only the snapshots on disk know the past. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void tellsTheStateAfterEveryReading(long seed) throws Exception {
    List<JournalEntry> entries;
    try (Bench bench = new Bench(folder, clock)) {
      for (int minute = 0; minute < 5; minute++) {
        deliverSome(bench, 40, seed + minute);
        bench.engine.twin().keep();
        clock.advance(Duration.ofMinutes(1));
      }
      entries = bench.entries();
      checkEveryRevision(bench, entries);
    }
    try (Bench bench = new Bench(folder, clock)) {
      checkEveryRevision(bench, entries);
    }
  }

  private static void checkEveryRevision(Bench bench, List<JournalEntry> entries) {
    for (int n = 0; n <= entries.size(); n++) {
      TwinSnapshot expected = TwinSnapshot.empty("small").with(entries.subList(0, n));
      assertThat(bench.engine.twin().upTo(n)).as("up to %d", n).isEqualTo(expected);
    }
    assertThat(bench.engine.twin().upTo(Long.MAX_VALUE)).isEqualTo(bench.engine.twin().snapshot());
  }

  private TwinSnapshot restarted() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      return bench.engine.twin().snapshot();
    }
  }

  @Test
  void ignoresADamagedSnapshot() throws Exception {
    TwinSnapshot before;
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 100, 1);
      before = bench.engine.twin().snapshot();
    }
    Path file = folder.resolve("twin-snapshot");
    byte[] good = Files.readAllBytes(file);
    for (int at = 0; at < good.length; at += 37) {
      byte[] bad = good.clone();
      bad[at] ^= 0x10;
      Files.write(file, bad);
      assertThat(new SnapshotFile(file).read()).as("byte %d changed", at).isEmpty();
      Files.write(file, java.util.Arrays.copyOf(good, at));
      assertThat(new SnapshotFile(file).read()).as("cut at %d", at).isEmpty();
    }
    assertThat(restarted()).isEqualTo(before);
  }

  @Test
  void ignoresASnapshotOfAnotherJournal() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 100, 1);
    }
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.copy(folder.resolve("twin-snapshot"), other.resolve("twin-snapshot"));
    try (Bench bench = new Bench(other, clock)) {
      assertThat(bench.engine.twin().snapshot()).isEqualTo(TwinSnapshot.empty("small"));
    }
  }

  @Test
  void showsTheTwinAsItWas() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      Instant start = clock.instant();
      deliverSome(bench, 50, 1);
      TwinSnapshot first = bench.engine.twin().snapshot();
      clock.advance(Duration.ofHours(1));
      deliverSome(bench, 50, 2);
      bench.engine.twin().keep();
      TwinSnapshot second = bench.engine.twin().snapshot();
      clock.advance(Duration.ofHours(1));
      deliverSome(bench, 50, 3);
      TwinState twin = bench.engine.twin();
      assertThat(second.revision()).isGreaterThan(first.revision());
      assertThat(twin.at(start.minusMillis(1))).isEqualTo(TwinSnapshot.empty("small"));
      assertThat(twin.at(start)).isEqualTo(first);
      assertThat(twin.at(start.plus(Duration.ofMinutes(59)))).isEqualTo(first);
      assertThat(twin.at(start.plus(Duration.ofHours(1)))).isEqualTo(second);
      assertThat(twin.at(clock.instant())).isEqualTo(twin.snapshot());
    }
  }

  @Test
  void goesByTheServersTimeAlsoAfterItsClockWasSetBack() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      bench.stock(SIX, 1);
      bench.settle();
      clock.advance(Duration.ofHours(-1));
      bench.deliver("supplier/S02/stock_on_hand", "{\"ts\":" + SIX + ",\"v\":2}");
      bench.settle();
      TwinSnapshot both = bench.engine.twin().snapshot();
      clock.advance(Duration.ofHours(3));
      bench.stock(SIX + 1, 3);
      bench.settle();
      assertThat(bench.engine.twin().at(clock.instant().minusSeconds(3600))).isEqualTo(both);
      assertThat(both.signals()).hasSize(2);
    }
  }

  /** Twenty entries without any snapshot, then a kill: the next start need not read them again. */
  @Test
  void aLongWayToCatchUpIsNotGoneTwice() throws Exception {
    try (Bench bench = new Bench(folder, clock)) {
      for (int i = 0; i < 20; i++) {
        bench.stock(SIX + i, i);
      }
      bench.settle();
    }
    Path snapshot = folder.resolve("twin-snapshot");
    Files.delete(snapshot);
    try (JournalReader journal = new JournalReader(folder.resolve("journal.db"))) {
      SnapshotArchive archive = new SnapshotArchive(folder.resolve("archive"), 1_000);
      TwinState twin = new TwinState("small", journal, new SnapshotShelf(snapshot, archive), 10);
      assertThat(new SnapshotFile(snapshot).read().orElseThrow().snapshot())
          .isEqualTo(twin.snapshot());
    }
  }

  @Test
  void writesASnapshotWhenEnoughHasChanged() throws Exception {
    Path journal = folder.resolve("journal.db");
    JournalFile store = new JournalFile(journal, "root/");
    Gate gate =
        new Gate(SmallCase.create(), org.looptwin.model.json.MetricCatalogueFile.standard(), clock);
    Quarantine quarantine = new Quarantine("root/", List.of());
    try (Bench bench = new Bench(new TwinEngine(journal, "small", gate, store, quarantine, 10))) {
      for (int i = 0; i < 10; i++) {
        bench.stock(SIX + i, i);
      }
      bench.settle();
      bench.settle();
      assertThat(new SnapshotFile(folder.resolve("twin-snapshot")).read().orElseThrow().snapshot())
          .isEqualTo(bench.engine.twin().snapshot());
    }
  }

  @Test
  void readsAJournalBesideItsServerAndCopiesIt() throws Exception {
    JournalFiles archive = new JournalFiles();
    Path copy = folder.resolve("new/home/copy.db");
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 100, 1);
      try (JournalArchive.Reader reader = archive.open(folder.resolve("journal.db"));
          JournalArchive.Writer writer = archive.create(copy)) {
        assertThat(reader.last()).isEqualTo(bench.engine.last());
        List<JournalEntry> first = reader.read(0, 30);
        assertThat(first).hasSize(30);
        writer.append(first);
        writer.append(reader.read(30, 1000));
        assertThatThrownBy(() -> writer.append(first))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("cannot follow");
      }
      try (JournalArchive.Reader reader = archive.open(copy)) {
        assertThat(reader.read(0, 1000)).isEqualTo(bench.entries());
      }
    }
    assertThatThrownBy(() -> archive.create(copy)).hasMessageContaining("already");
    assertThatThrownBy(() -> archive.open(folder.resolve("no.db")))
        .hasMessageContaining("There is no journal");
  }

  @Test
  void readsAJournalThatAKilledServerLeftBehind() throws Exception {
    Path left = Files.createDirectory(folder.resolve("left"));
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 100, 1);
      for (String name : List.of("journal.db", "journal.db-wal")) {
        Files.copy(folder.resolve(name), left.resolve(name));
      }
      try (JournalArchive.Reader reader = new JournalFiles().open(left.resolve("journal.db"))) {
        assertThat(reader.read(0, 1000)).isEqualTo(bench.entries());
      }
    }
  }

  @Test
  void letsNoSecondServerHaveTheJournal() throws Exception {
    Path journal = folder.resolve("journal.db");
    try (JournalLock first = new JournalLock(journal)) {
      assertThatThrownBy(() -> new JournalLock(journal))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("in use by another server");
    }
    new JournalLock(journal).close();
  }

  @Test
  void readsTheJournalOfAServerThatIsNotRunning() throws Exception {
    long last;
    try (Bench bench = new Bench(folder, clock)) {
      deliverSome(bench, 20, 1);
      last = bench.engine.last();
    }
    try (JournalArchive.Reader reader = new JournalFiles().open(folder.resolve("journal.db"))) {
      assertThat(reader.last()).isEqualTo(last);
    }
  }
}
