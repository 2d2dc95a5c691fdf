package org.looptwin.history.sqlite;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.looptwin.history.sqlite.PartFile.Kind;

/**
 * What is done to a history beside reading and writing it: moving fresh readings into parts,
 * merging parts, rolling them up, dropping them. Every step writes new files beside the old ones
 * and exchanges them in one small transaction, so that nobody waits for it.
 */
final class Upkeep {
  private static final Duration SETTLED = Duration.ofDays(1);
  private static final long SMALLEST_CLASS = 64_000;
  private final Storage storage;
  private final PartBuilder builder;
  private final Supplier<Retention> retention;
  private final Clock clock;

  Upkeep(Storage storage, Supplier<Retention> retention, Clock clock) {
    this.storage = storage;
    this.builder = new PartBuilder(storage.database(), storage.parts());
    this.retention = retention;
    this.clock = clock;
  }

  /** Moves everything in the main file into parts, one for each chunk of time. */
  synchronized void flush() throws SQLException, IOException {
    long after = storage.flushed();
    long upTo = storage.offset();
    List<PartFile> parts = new ArrayList<>();
    Optional<Long> first = builder.firstTime(after, upTo, Long.MIN_VALUE);
    while (first.isPresent()) {
      Chunk chunk = Chunk.of(first.get(), retention.get().chunk());
      parts.add(builder.fromMain(chunk, after, upTo));
      first = builder.firstTime(after, upTo, chunk.to());
    }
    if (!parts.isEmpty()) {
      storage.publish(List.of(), parts, upTo);
    }
  }

  /** The step that runs ends soon, and leaves nothing. */
  void stop() {
    builder.stop();
  }

  /** Whether readings in the main file are older than readings are kept. */
  boolean holdsOldOnes() {
    long oldest = storage.index().oldest();
    return oldest != Long.MAX_VALUE && retention.get().isOld(oldest, clock.instant());
  }

  /** One step; false when nothing is left to do. One thread at a time. */
  boolean step() throws SQLException, IOException {
    Instant now = clock.instant();
    for (Map.Entry<Chunk, List<Part>> each : chunks().entrySet()) {
      if (expire(each.getKey(), each.getValue(), now)
          || merge(each.getKey(), each.getValue(), now)) {
        return true;
      }
    }
    return false;
  }

  private Map<Chunk, List<Part>> chunks() {
    Map<Chunk, List<Part>> chunks =
        new TreeMap<>(Comparator.comparingLong(Chunk::from).thenComparingLong(Chunk::to));
    for (Part part : storage.parts().all()) {
      chunks.computeIfAbsent(part.about().chunk(), chunk -> new ArrayList<>()).add(part);
    }
    return chunks;
  }

  private boolean expire(Chunk chunk, List<Part> parts, Instant now)
      throws SQLException, IOException {
    Retention rules = retention.get();
    if (rules.drops(chunk, now)) {
      exchange(parts, List.of());
      return true;
    }
    boolean readings = parts.stream().anyMatch(part -> part.about().kind() == Kind.POINTS);
    if (!readings || !rules.rollsUp(chunk, now)) {
      return false;
    }
    exchange(parts, List.of(builder.rollUp(chunk, parts)));
    return true;
  }

  private boolean merge(Chunk chunk, List<Part> parts, Instant now)
      throws SQLException, IOException {
    List<Part> points =
        parts.stream()
            .filter(part -> part.about().kind() == Kind.POINTS)
            .sorted(Comparator.comparingLong(part -> part.about().amount()))
            .toList();
    List<Part> chosen = chunk.before(now.minus(SETTLED)) ? settled(points) : crowd(points);
    if (chosen.size() < 2) {
      return false;
    }
    exchange(chosen, List.of(builder.merge(chunk, chosen)));
    return true;
  }

  /** Of a chunk that still grows: eight of about the same size, so that a reading moves rarely. */
  private static List<Part> crowd(List<Part> points) {
    Map<Integer, List<Part>> classes = new TreeMap<>();
    for (Part part : points) {
      classes.computeIfAbsent(size(part), size -> new ArrayList<>()).add(part);
    }
    return classes.values().stream()
        .filter(list -> list.size() >= PartBuilder.MOST_MERGED)
        .findFirst()
        .map(list -> list.subList(0, PartBuilder.MOST_MERGED))
        .orElse(List.of());
  }

  private static int size(Part part) {
    int size = 0;
    for (long most = SMALLEST_CLASS; part.about().amount() > most; most *= 8) {
      size++;
    }
    return size;
  }

  /** Of a chunk that has ended: all into one, unless a trifle would make a large part move. */
  private static List<Part> settled(List<Part> points) {
    if (points.size() > PartBuilder.MOST_MERGED) {
      return points.subList(0, PartBuilder.MOST_MERGED);
    }
    long all = points.stream().mapToLong(part -> part.about().amount()).sum();
    long largest = points.isEmpty() ? 0 : points.get(points.size() - 1).about().amount();
    return points.size() >= 4 || (all - largest) * 10 >= largest ? points : List.of();
  }

  private void exchange(List<Part> old, List<PartFile> fresh) throws SQLException {
    storage.publish(old.stream().map(Part::about).toList(), fresh, 0);
  }
}
