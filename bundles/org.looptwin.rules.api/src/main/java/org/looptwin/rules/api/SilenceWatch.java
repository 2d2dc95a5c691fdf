package org.looptwin.rules.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Staleness;

/**
 * Listens for what does not come. A series is expected once it was heard three times in a row about
 * an interval apart, with readings that were not stale when they came in; it falls silent when it
 * is stale by {@link Staleness}. Then it must be heard regularly again before it can fall silent
 * again, so that a slow sender does not chatter. Events and sampled batteries are never expected.
 *
 * <p>When nothing at all is heard of two places or more that should have been heard, or no
 * connector runs, that is one silence and not one for every series. Used by one thread; looks again
 * only when something may be due, so that idling costs nothing.
 */
public final class SilenceWatch {
  /** After the server began to listen, senders have this long to come back (or their own limit). */
  private static final long GRACE_MS = Duration.ofMinutes(5).toMillis();

  private static final int WITNESSES = 2;

  private final Staleness staleness;
  private final Map<SeriesId, Pulse> pulses = new HashMap<>();
  private final Set<SeriesId> never = new HashSet<>();
  private long listeningSince;
  private long heardAt = Long.MIN_VALUE;
  private long nextLook = Long.MAX_VALUE;
  private boolean nothing;

  public SilenceWatch(Staleness staleness) {
    this.staleness = staleness;
  }

  /**
   * Before this the server did not listen: what was missed until then is not the senders' fault.
   */
  public void listenFrom(Instant now) {
    listeningSince = now.toEpochMilli();
    nextLook = Math.min(nextLook, listeningSince);
  }

  /** Continues with what is known to be silent. */
  public void continueWith(Silence standing) {
    for (Silence.Series known : standing.series()) {
      pulses
          .computeIfAbsent(known.id(), id -> new Pulse(known.interval(), known.longest()))
          .fallSilent();
    }
    nothing = standing.total();
  }

  /** Readings in journal order. */
  public void hear(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      hear(entry);
    }
  }

  private void hear(JournalEntry entry) {
    heardAt = Math.max(heardAt, entry.receivedAt().toEpochMilli());
    if (nothing) {
      nothing = false;
      listenFrom(entry.receivedAt());
    }
    Pulse pulse = pulse(entry.reading().series());
    if (pulse == null) {
      return;
    }
    boolean before = pulse.regular();
    pulse.hear(entry.reading().ts(), entry.receivedAt());
    if (!before && pulse.regular()) {
      nextLook = Math.min(nextLook, pulse.deadline(listeningSince, GRACE_MS));
    }
  }

  private Pulse pulse(SeriesId series) {
    Pulse known = pulses.get(series);
    if (known != null || never.contains(series)) {
      return known;
    }
    Optional<Metric> metric =
        series.family().equals(SeriesId.BATTERY) ? Optional.empty() : staleness.metric(series);
    Duration longest = metric.flatMap(Metric::staleAfter).orElse(null);
    Duration interval = metric.flatMap(Metric::every).orElse(null);
    if (longest == null || interval == null) {
      never.add(series);
      return null;
    }
    Pulse fresh = new Pulse(interval, longest);
    pulses.put(series, fresh);
    return fresh;
  }

  /** Whether it is worth while to {@link #look}. */
  public boolean due(Instant now) {
    return !nothing && nextLook < now.toEpochMilli();
  }

  /**
   * What has fallen silent since the last look.
   *
   * @param now server's clock
   * @param down the connector that does not run when none does, else empty; asked when it matters
   */
  public Optional<Silence> look(Instant now, Supplier<String> down) {
    if (!due(now)) {
      return Optional.empty();
    }
    Map<SeriesId, Pulse> overdue = overdue(now.toEpochMilli());
    if (overdue.isEmpty()) {
      return Optional.empty();
    }
    String source = source(now.toEpochMilli(), overdue, down.get());
    if (!source.isEmpty()) {
      nothing = true;
      return Optional.of(new Silence(now, List.of(), source, Instant.ofEpochMilli(heardAt)));
    }
    Map<String, Integer> expected = expected();
    List<Silence.Series> fallen = new ArrayList<>();
    overdue.forEach(
        (id, pulse) -> {
          fallen.add(
              new Silence.Series(id, pulse.interval(), pulse.longest(), expected.get(place(id))));
          pulse.fallSilent();
        });
    return Optional.of(new Silence(now, fallen, "", null));
  }

  private Map<SeriesId, Pulse> overdue(long now) {
    Map<SeriesId, Pulse> overdue = new TreeMap<>();
    long next = Long.MAX_VALUE;
    for (Map.Entry<SeriesId, Pulse> entry : pulses.entrySet()) {
      if (entry.getValue().regular()) {
        long deadline = entry.getValue().deadline(listeningSince, GRACE_MS);
        if (deadline < now) {
          overdue.put(entry.getKey(), entry.getValue());
        } else {
          next = Math.min(next, deadline);
        }
      }
    }
    nextLook = next;
    return overdue;
  }

  /**
   * What keeps everything from being heard; empty while anything is heard. Readings take their time
   * to come in, so two thirds of the shortest limit without any are enough.
   */
  private String source(long now, Map<SeriesId, Pulse> overdue, String down) {
    if (!down.isEmpty()) {
      return down;
    }
    long shortest =
        overdue.values().stream().mapToLong(p -> p.longest().toMillis()).min().orElseThrow();
    return 3 * (now - heardAt) >= 2 * shortest && witnesses(now) >= WITNESSES ? Silence.SITES : "";
  }

  /** Places that should have been heard since the last reading of all. */
  private long witnesses(long now) {
    return pulses.entrySet().stream()
        .filter(entry -> entry.getValue().dueWithin(heardAt, now))
        .map(entry -> place(entry.getKey()))
        .distinct()
        .limit(WITNESSES)
        .count();
  }

  private Map<String, Integer> expected() {
    Map<String, Integer> byPlace = new HashMap<>();
    pulses.forEach(
        (id, pulse) -> {
          if (pulse.regular() || pulse.silent()) {
            byPlace.merge(place(id), 1, Integer::sum);
          }
        });
    return byPlace;
  }

  private static String place(SeriesId id) {
    return id.entity().isEmpty() ? id.path() : id.family() + "/" + id.entity();
  }
}
