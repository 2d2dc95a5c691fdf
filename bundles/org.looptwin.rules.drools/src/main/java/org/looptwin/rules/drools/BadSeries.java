package org.looptwin.rules.drools;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/**
 * The series whose newest or second newest value in the twin is BAD. The rules see other values of
 * them than the twin shows, so that these must be remembered.
 */
final class BadSeries {
  private record Shadow(Instant bad, int usableSince) {}

  private final Map<SeriesId, Shadow> shadows = new HashMap<>();

  void reading(Reading reading) {
    shadows.merge(
        reading.series(),
        new Shadow(reading.ts(), 0),
        (old, next) -> next.bad().isBefore(old.bad()) ? old : next);
  }

  /** As an earlier session left it. */
  void remember(SeriesId series, Instant ts) {
    shadows.putIfAbsent(series, new Shadow(ts, 0));
  }

  void usable(Reading reading) {
    shadows.computeIfPresent(
        reading.series(),
        (series, shadow) -> {
          if (reading.ts().isBefore(shadow.bad())) {
            return shadow;
          }
          return shadow.usableSince() == 0 ? new Shadow(shadow.bad(), 1) : null;
        });
  }

  boolean remembers(SeriesId series) {
    return shadows.containsKey(series);
  }
}
