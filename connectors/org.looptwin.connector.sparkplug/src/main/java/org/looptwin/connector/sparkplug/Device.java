package org.looptwin.connector.sparkplug;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/**
 * What is known of a device, or of an edge node itself: its metrics by name and alias as of its
 * last birth, and where their readings go. Used by one thread.
 */
final class Device {
  private final Map<String, Definition> byName = new HashMap<>();
  private final Map<Long, Definition> byAlias = new HashMap<>();
  private final Set<Place> places = new LinkedHashSet<>();
  private final Map<Place, Long> staleAt = new HashMap<>();
  private boolean born;
  private long suspectUntil = Long.MAX_VALUE;

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

  /** Its readings go there. */
  void remember(Place place) {
    places.add(place);
  }

  /** A value of this time was handed in; one that is newer than the mark ends it. */
  void heard(Place place, long ts) {
    places.add(place);
    staleAt.computeIfPresent(place, (p, mark) -> ts > mark ? null : mark);
  }

  void stale(Place place, long at) {
    staleAt.put(place, at);
  }

  /** When it was marked stale, if it still is and that was since the server's start. */
  Optional<Long> staleAt(Place place) {
    return Optional.ofNullable(staleAt.get(place));
  }

  Collection<Place> places() {
    return List.copyOf(places);
  }
}
