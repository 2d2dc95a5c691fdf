package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Fills a history by its own {@code append}, then asks it, cleans it up and measures what a batch
 * costs by the number of series; Markdown on stdout. {@code dist/benchmarks/history} runs it.
 */
final class Benchmark {
  private static final int SERIES = 2_000;
  static final int BATCH = 1_000;
  private static final int RATE_READINGS = 2_000_000;
  static final Instant END = Instant.parse("2024-04-01T00:00:00Z");
  static final Duration MONTH = Duration.ofDays(30);
  private final Path folder;

  private Benchmark(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    long readings = Long.parseLong(arguments[1]);
    Benchmark benchmark = new Benchmark(Path.of(arguments[0]));
    say("| what | |");
    say("|---|---|");
    boolean bulk = arguments.length > 2;
    benchmark.large(readings, bulk);
    for (int series : bulk ? new int[0] : new int[] {1_000, 10_000, 100_000}) {
      benchmark.rate(series);
    }
  }

  static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }

  private void large(long readings, boolean bulk) throws Exception {
    Duration every = MONTH.plusDays(1).dividedBy(readings / SERIES).truncatedTo(ChronoUnit.MILLIS);
    BenchmarkPlant plant =
        new BenchmarkPlant(SERIES, END.minus(every.multipliedBy(readings / SERIES)), every);
    Path file = folder.resolve("large.db");
    try (BenchmarkStore store = new BenchmarkStore(file)) {
      if (bulk) {
        store.bulk(plant, readings);
      } else {
        store.fill(plant, readings);
      }
      say("| rest of the sorting and merging after it | %.0f s |", store.settle() / 1e9);
      say(
          "| on disk | %.2f GB, %.1f bytes a reading, %d parts |",
          size() / 1e9, size() / (double) readings, store.storage.parts().all().size());
      store.ask(plant, "warm");
    }
    drop();
    try (BenchmarkStore store = new BenchmarkStore(file)) {
      store.ask(plant, "after a restart with the files out of the system's cache");
      if (!bulk) {
        store.stall(plant);
        store.ask(plant, "from roll-ups");
      }
      say("| on disk at the end | %.2f GB |", size() / 1e9);
    }
    clear();
  }

  /** What batches cost in the same store by the number of series; sorting and merging included. */
  private void rate(int count) throws Exception {
    BenchmarkPlant plant = new BenchmarkPlant(count, END.minus(MONTH), Duration.ofSeconds(10));
    long written = written();
    long cpu = BenchmarkStore.processorNanos();
    try (BenchmarkStore store = new BenchmarkStore(folder.resolve("rate.db"))) {
      long begin = System.nanoTime();
      long longest = store.append(plant, RATE_READINGS);
      long appended = System.nanoTime();
      store.settle();
      long end = System.nanoTime();
      say(
          "| %,d series, %,d readings in batches of %,d | %,.0f readings/s, longest batch %.0f ms;"
              + " sorted and merged %.1f s later; %.1f µs of processor and %.0f bytes written a"
              + " reading in all |",
          count,
          RATE_READINGS,
          BATCH,
          RATE_READINGS / ((appended - begin) / 1e9),
          longest / 1e6,
          (end - appended) / 1e9,
          (BenchmarkStore.processorNanos() - cpu) / 1e3 / RATE_READINGS,
          (written() - written) / (double) RATE_READINGS);
    }
    clear();
  }

  private long size() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  /** Bytes this process has handed to the disk. */
  private static long written() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/io"))) {
      return lines
          .filter(line -> line.startsWith("write_bytes: "))
          .mapToLong(line -> Long.parseLong(line.substring(13)))
          .sum();
    }
  }

  /** Asks the system to forget what it has read of the files; needs root. */
  private static void drop() throws IOException {
    Path caches = Path.of("/proc/sys/vm/drop_caches");
    if (Files.isWritable(caches)) {
      Files.writeString(caches, "1");
    } else {
      say("| the system's cache | could not be emptied (not root) |");
    }
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }
}
