package org.looptwin.connector.sparkplug;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.model.telemetry.Quality;

/**
 * What is known of a device, or of an edge node itself: its metrics by name and alias as of its
 * last birth, and the newest value of each. Used by one thread.
 */
final class Device {
  private final Map<String, Definition> byName = new HashMap<>();
  private final Map<Long, Definition> byAlias = new HashMap<>();
  private final Map<Place, Last> last = new LinkedHashMap<>();
  private boolean born;
  private long suspectUntil = Long.MAX_VALUE;

  /**
   * The newest value of a metric.
   *
   * @param sample null when it is from before the server's start
   * @param staleAt when it was marked stale, or {@link Long#MIN_VALUE}
   */
  record Last(Sample sample, long staleAt) {
    static final Last UNKNOWN = new Last(null, Long.MIN_VALUE);

    boolean isStale() {
      return staleAt != Long.MIN_VALUE;
    }
  }

  boolean born() {
    return born;
  }

  /** A birth certificate came: what was known before is void. */
  void birth(List<Metric> metrics) {
    byName.clear();
    byAlias.clear();
    for (Metric metric : metrics) {
      if (!metric.getName().isEmpty()) {
        Definition definition = Definition.of(metric);
        byName.put(definition.name(), definition);
        if (metric.hasAlias()) {
          byAlias.put(metric.getAlias(), definition);
        }
      }
    }
    born = true;
    suspectUntil = Long.MAX_VALUE;
  }

  /** Nothing is known any more of what its aliases mean. */
  void unborn() {
    born = false;
    byName.clear();
    byAlias.clear();
  }

  /** It has until then to show that it lives, unless it is on probation already. */
  void suspect(long until) {
    suspectUntil = Math.min(suspectUntil, until);
  }

  long suspectUntil() {
    return suspectUntil;
  }

  void cleared() {
    suspectUntil = Long.MAX_VALUE;
  }

  /** Empty when the metric has nothing but an alias that no birth has explained. */
  Optional<Definition> definition(Metric metric) {
    if (metric.hasName() && !metric.getName().isEmpty()) {
      Definition known = byName.get(metric.getName());
      return Optional.of(known == null ? Definition.of(metric) : known);
    }
    return metric.hasAlias()
        ? Optional.ofNullable(byAlias.get(metric.getAlias()))
        : Optional.empty();
  }

  Last last(Place place) {
    return last.getOrDefault(place, Last.UNKNOWN);
  }

  void remember(Place place) {
    last.putIfAbsent(place, Last.UNKNOWN);
  }

  /** A value came; one that is older than the newest changes nothing. */
  void heard(Place place, Sample sample) {
    Last before = last(place);
    boolean news =
        sample.ts() > before.staleAt()
            && (before.sample() == null || sample.ts() >= before.sample().ts());
    if (news) {
      last.put(place, new Last(sample, Long.MIN_VALUE));
    }
  }

  void stale(Place place, Sample mark) {
    last.put(place, new Last(mark, mark.ts()));
  }

  Collection<Place> places() {
    return List.copyOf(last.keySet());
  }

  /** Whether there is anything to mark at a death. */
  boolean anyFresh() {
    return last.values().stream()
        .anyMatch(l -> !l.isStale() && (l.sample() == null || l.sample().quality() != Quality.BAD));
  }
}
