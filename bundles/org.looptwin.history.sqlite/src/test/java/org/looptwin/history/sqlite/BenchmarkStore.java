package org.looptwin.history.sqlite;

import static org.looptwin.history.sqlite.Benchmark.say;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.looptwin.history.api.HistoryStore.Function;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;

/** A history under measurement, with the upkeep it has in a server. */
final class BenchmarkStore implements AutoCloseable {
  private static final int QUESTIONS = 20;
  private static final Duration HOUR = Duration.ofHours(1);
  final Storage storage;
  private final SqliteHistory history;
  private volatile Retention retention = Retention.FOR_EVER;

  BenchmarkStore(Path file) throws SQLException, IOException {
    Clock clock = Clock.fixed(Benchmark.END.plus(Duration.ofDays(2)), ZoneOffset.UTC);
    storage = new Storage(file);
    history = new SqliteHistory(storage, () -> retention, clock, SqliteHistory.FLUSH_AT);
  }

  static long processorNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  void fill(BenchmarkPlant plant, long readings) {
    long begin = System.nanoTime();
    long cpu = processorNanos();
    long longest = append(plant, readings);
    double seconds = (System.nanoTime() - begin) / 1e9;
    say(
        "| filled, %,d readings of %,d series in batches of %,d, a commit and fsync each | %.0f s,"
            + " %,.0f readings/s, %.1f µs of processor a reading, longest batch %.0f ms |",
        readings,
        plant.series().size(),
        Benchmark.BATCH,
        seconds,
        readings / seconds,
        (processorNanos() - cpu) / 1e3 / readings,
        longest / 1e6);
  }

  /**
   * Writes the parts that appending, sorting and merging come to, week by week, in SQL: the same
   * files without the way there.
   */
  void bulk(BenchmarkPlant plant, long readings) throws SQLException, IOException {
    long begin = System.nanoTime();
    while (plant.offset() < plant.series().size()) {
      history.append(plant.next());
    }
    long rounds = readings / plant.series().size();
    long from = plant.begin().toEpochMilli();
    long every = plant.every().toMillis();
    PartBuilder builder = new PartBuilder(storage.database(), storage.parts());
    for (long round = 1; round < rounds; ) {
      Chunk chunk = Chunk.of(from + round * every, Retention.FOR_EVER.chunk());
      long first = round;
      long end = Math.min(rounds, (chunk.to() - from + every - 1) / every);
      PartFile part =
          builder.build(
              chunk,
              PartFile.Kind.POINTS,
              (file, empty) -> {
                PartBuilder.fill(file, bulkSql(plant.series().size(), from, every, first, end));
                return new PartFile(
                    empty.name(),
                    empty.kind(),
                    chunk,
                    from + first * every,
                    from + end * every - 1,
                    (end - first) * plant.series().size());
              });
      storage.publish(List.of(), List.of(part), 0);
      round = end;
    }
    say(
        "| filled in bulk, %,d readings of %,d series | %.0f s |",
        readings, plant.series().size(), (System.nanoTime() - begin) / 1e9);
  }

  private static String bulkSql(int series, long from, long every, long first, long end) {
    return ("WITH RECURSIVE s(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM s WHERE n < %1$d),"
            + " r(n) AS (VALUES (%4$d) UNION ALL SELECT n + 1 FROM r WHERE n < %5$d - 1)"
            + " INSERT INTO point SELECT s.n, %2$d + r.n * %3$d + (s.n - 1) %% 1000, 'plc-3',"
            + " 30 + ((r.n * %1$d + s.n) * 7919 %% 15013) / 1000.0,"
            + " CASE WHEN (r.n * %1$d + s.n) %% 500 = 1 THEN 2 ELSE 0 END,"
            + " r.n, r.n * %1$d + s.n, 120 FROM s CROSS JOIN r")
        .formatted(series, from, every, first, end);
  }

  /** The longest batch in nanoseconds. */
  long append(BenchmarkPlant plant, long readings) {
    long longest = 0;
    for (long done = 0; done < readings; done += Benchmark.BATCH) {
      List<JournalEntry> entries = plant.next();
      long begin = System.nanoTime();
      append(entries);
      longest = Math.max(longest, System.nanoTime() - begin);
    }
    return longest;
  }

  /** As a feeder does: what is not taken comes again a little later. */
  private void append(List<JournalEntry> entries) {
    while (true) {
      try {
        history.append(entries);
        return;
      } catch (IllegalStateException e) {
        LockSupport.parkNanos(100_000_000);
      }
    }
  }

  long settle() {
    long begin = System.nanoTime();
    history.settle();
    return System.nanoTime() - begin;
  }

  void ask(BenchmarkPlant plant, String state) {
    Instant from = Benchmark.END.minus(Benchmark.MONTH);
    List<SeriesId> series = plant.series();
    int[] points = new int[1];
    for (Function fn : List.of(Function.MEAN, Function.LAST)) {
      times(
          "hourly %s of one series over 30 days".formatted(fn),
          state,
          i ->
              points[0] =
                  history
                      .query(series.get(97 * i + 3), from, Benchmark.END, HOUR, fn, false)
                      .size());
    }
    say("| points of the answer | %d |", points[0]);
    times(
        "a day of one series raw",
        state,
        i ->
            history.query(
                series.get(89 * i + 5),
                Benchmark.END.minus(Duration.ofDays(i + 1)),
                Benchmark.END.minus(Duration.ofDays(i)),
                Duration.ZERO,
                Function.LAST,
                false));
    times(
        "latest of %,d series".formatted(series.size()),
        state,
        i -> points[0] = history.latest(series).size());
  }

  private static void times(String what, String state, IntConsumer question) {
    double[] ms = new double[QUESTIONS];
    double[] cpu = new double[QUESTIONS];
    for (int i = 0; i < QUESTIONS; i++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long begin = System.nanoTime();
      question.accept(i);
      ms[i] = (System.nanoTime() - begin) / 1e6;
      cpu[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }
    double first = ms[0];
    Arrays.sort(ms);
    Arrays.sort(cpu);
    say(
        "| %s, %s | first %.1f ms, median %.1f ms, max %.1f ms; %.1f ms of processor |",
        what, state, first, (ms[9] + ms[10]) / 2, ms[QUESTIONS - 1], (cpu[9] + cpu[10]) / 2);
  }

  /** Rolls everything up while one thread appends and another asks. */
  void stall(BenchmarkPlant plant) throws InterruptedException {
    retention =
        new Retention(
            Optional.of(Duration.ofDays(1)), Optional.empty(), Retention.FOR_EVER.chunk());
    long[] longest = new long[2];
    Thread cleaning = new Thread(history::settle, "cleaning");
    Thread asking =
        new Thread(
            () -> {
              Instant from = Benchmark.END.minus(Benchmark.MONTH);
              SeriesId series = plant.series().get(7);
              while (cleaning.isAlive()) {
                long begin = System.nanoTime();
                history.query(series, from, Benchmark.END, HOUR, Function.MEAN, false);
                longest[1] = Math.max(longest[1], System.nanoTime() - begin);
                LockSupport.parkNanos(20_000_000);
              }
            });
    long begin = System.nanoTime();
    cleaning.start();
    asking.start();
    while (cleaning.isAlive()) {
      long before = System.nanoTime();
      append(plant.next());
      longest[0] = Math.max(longest[0], System.nanoTime() - before);
      LockSupport.parkNanos(50_000_000);
    }
    asking.join();
    say(
        "| clean-up: everything rolled up and dropped | %.0f s; meanwhile longest append of %,d"
            + " readings %.0f ms, longest hourly mean over 30 days %.0f ms |",
        (System.nanoTime() - begin) / 1e9, Benchmark.BATCH, longest[0] / 1e6, longest[1] / 1e6);
  }

  @Override
  public void close() {
    history.close();
  }
}
