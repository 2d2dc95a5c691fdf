package org.looptwin.twin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.history.api.HistoryStore;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.twin.api.Histories.Follower;

class HistoryFeederTest {
  private static final long SIX = Instant.parse("2024-03-01T06:00:00Z").toEpochMilli();

  @TempDir Path folder;
  private Bench bench;

  /** A store in memory that can refuse, and tells when it holds enough. */
  private static class Store implements HistoryStore {
    private final List<JournalEntry> kept = new ArrayList<>();
    private final CountDownLatch full;
    private final int enough;
    private int refusals;

    private Store(int enough, int refusals) {
      this.enough = enough;
      this.refusals = refusals;
      this.full = new CountDownLatch(1);
    }

    @Override
    public Map<SeriesId, Point> latest(Collection<SeriesId> series) {
      Map<SeriesId, Point> newest = new HashMap<>();
      for (SeriesId one : series) {
        List<Point> points =
            query(one, Instant.MIN, Instant.MAX, Duration.ZERO, Function.LAST, false);
        if (!points.isEmpty()) {
          newest.put(one, points.get(points.size() - 1));
        }
      }
      return newest;
    }

    @Override
    public synchronized long offset() {
      return kept.isEmpty() ? 0 : kept.get(kept.size() - 1).offset();
    }

    @Override
    public synchronized void append(List<JournalEntry> entries) {
      if (refusals-- > 0) {
        throw new IllegalStateException("No connection.");
      }
      kept.addAll(entries);
      if (kept.size() >= enough) {
        full.countDown();
      }
    }

    @Override
    public List<Point> query(
        SeriesId series,
        Instant from,
        Instant to,
        Duration every,
        Function fn,
        boolean allQualities) {
      return List.of();
    }

    @Override
    public void export(Consumer<JournalEntry> sink) {}

    private void await() throws InterruptedException {
      assertThat(full.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder, new MovableClock("2024-03-01T06:00:00Z"));
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void deliver(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      bench.stock(SIX - 10_000 + i, i % 300);
    }
    bench.settle();
  }

  private HistoryFeeder feeder(HistoryStore store) {
    return new HistoryFeeder(bench.engine, store, "test", new Backoff(1, 4));
  }

  @Test
  void givesWhatIsThereAndWhatComes() throws Exception {
    Store store = new Store(2_500, 0);
    deliver(0, 1_500);
    HistoryFeeder feeder = feeder(store);
    deliver(1_500, 2_500);
    store.await();
    feeder.close();
    assertThat(store.kept).isEqualTo(bench.entries());
  }

  @Test
  void goesOnWhereTheStoreStandsAfterFailuresAndRestarts() throws Exception {
    Store store = new Store(10, 0);
    deliver(0, 10);
    HistoryFeeder first = feeder(store);
    store.await();
    first.close();
    Store resumed = new Store(30, 4);
    resumed.kept.addAll(store.kept);
    deliver(10, 30);
    HistoryFeeder second = feeder(resumed);
    resumed.await();
    second.close();
    assertThat(resumed.kept).isEqualTo(bench.entries());
  }

  @Test
  void doesNotHoldUpTheTwinWhileAStoreIsStuck() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    Store store =
        new Store(200, 0) {
          @Override
          public void append(List<JournalEntry> entries) {
            try {
              stuck.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            super.append(entries);
          }
        };
    HistoryFeeder feeder = feeder(store);
    deliver(0, 200);
    assertThat(bench.acknowledged()).isEqualTo(200);
    assertThat(store.offset()).isZero();
    stuck.countDown();
    feeder.close();
    assertThat(store.kept).isEqualTo(bench.entries());
  }

  @Test
  void givesNothingToTheHistoryOfAnotherJournal() throws Exception {
    Store store = new Store(0, 0);
    deliver(0, 10);
    store.kept.addAll(bench.entries());
    Path other = java.nio.file.Files.createDirectory(folder.resolve("other"));
    try (Bench shorter = new Bench(other, new MovableClock("2024-03-01T06:00:00Z"))) {
      HistoryFeeder feeder = new HistoryFeeder(shorter.engine, store, "test", new Backoff(1, 4));
      shorter.stock(SIX, 1);
      shorter.settle();
      Follower told = await(feeder, follower -> follower.trouble().isPresent());
      assertThat(told.trouble().orElseThrow())
          .contains("History test stands at offset 10", "another journal", "Maybe empty");
      for (int i = 2; i <= 20; i++) {
        shorter.stock(SIX + i, 1);
      }
      shorter.settle();
      feeder.close();
      assertThat(feeder.follower().offset()).isEqualTo(10);
    }
    assertThat(store.kept).isEqualTo(bench.entries());
  }

  /** Waits until the feeder's state is as wanted; the feeder changes it on its own thread. */
  private static Follower await(HistoryFeeder feeder, Predicate<Follower> wanted) {
    Instant deadline = Instant.now().plusSeconds(60);
    Follower follower = feeder.follower();
    while (!wanted.test(follower) && Instant.now().isBefore(deadline)) {
      Thread.onSpinWait();
      follower = feeder.follower();
    }
    return follower;
  }

  @Test
  void tellsTheTroubleOfAStoreThatTakesReadings() {
    Store store =
        new Store(1, 0) {
          @Override
          public Optional<String> trouble() {
            return Optional.of("2 readings refused");
          }
        };
    try (HistoryFeeder feeder = feeder(store)) {
      assertThat(feeder.follower().trouble()).contains("2 readings refused");
    }
  }

  @Test
  void feedsTheHistoryOfAnotherJournalOnceItWasEmptied() throws Exception {
    Store store = new Store(12, 0);
    deliver(0, 12);
    store.kept.add(entryAt(13));
    HistoryFeeder feeder = feeder(store);
    await(feeder, follower -> follower.trouble().isPresent());
    synchronized (store) {
      store.kept.clear();
    }
    store.await();
    assertThat(await(feeder, follower -> follower.behind() == 0).trouble()).isEmpty();
    feeder.close();
    assertThat(store.kept).isEqualTo(bench.entries());
  }

  private JournalEntry entryAt(long offset) {
    JournalEntry some = bench.entries().get(0);
    return new JournalEntry(offset, some.reading(), some.receivedAt());
  }

  @Test
  void tellsHowFarAStoreIsAndWhyItTakesNothing() throws Exception {
    Store store = new Store(10, 3);
    deliver(0, 10);
    HistoryFeeder feeder =
        new HistoryFeeder(bench.engine, store, "test", new Backoff(60_000, 60_000));
    Follower failing = await(feeder, follower -> follower.trouble().isPresent());
    assertThat(failing.name()).isEqualTo("test");
    assertThat(failing.offset()).isZero();
    assertThat(failing.behind()).isEqualTo(10);
    assertThat(failing.trouble().orElseThrow()).contains("wait in the journal", "No connection.");
    feeder.close();
    HistoryFeeder again = feeder(store);
    store.await();
    Follower fine = await(again, follower -> follower.behind() == 0);
    assertThat(fine).isEqualTo(new Follower("test", 10, 0, Optional.empty()));
    again.close();
  }

  @Test
  void goesOnWhenAStoreFailsAndLeavesItsThreadInterrupted() throws Exception {
    Store store =
        new Store(10, 3) {
          @Override
          public void append(List<JournalEntry> entries) {
            Thread.currentThread().interrupt();
            super.append(entries);
          }
        };
    deliver(0, 10);
    HistoryFeeder feeder = feeder(store);
    store.await();
    feeder.close();
    assertThat(store.kept).isEqualTo(bench.entries());
  }

  @Test
  void drainsOnClose() throws Exception {
    Store store = new Store(0, 0);
    HistoryFeeder feeder = feeder(store);
    deliver(0, 3_000);
    feeder.close();
    assertThat(store.kept).hasSize(3_000);
  }

  @Test
  void endsAtOnceWhenAStoreRefusesWhileClosing() throws Exception {
    Store store = new Store(0, Integer.MAX_VALUE);
    HistoryFeeder feeder = feeder(store);
    deliver(0, 10);
    feeder.close();
    assertThat(store.kept).isEmpty();
  }
}
