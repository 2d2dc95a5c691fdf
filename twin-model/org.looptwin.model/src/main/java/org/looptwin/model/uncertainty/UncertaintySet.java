package org.looptwin.model.uncertainty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The futures a plan is protected against: every parameter in its interval, and as many of them far
 * from their nominal values together as the shape allows.
 *
 * @param id stable name, referred to by decisions
 * @param shape {@code box} for every parameter anywhere in its interval, or the policy that bounds
 *     them together: {@code budget}, {@code ellipsoid}, {@code affine}, {@code wasserstein}, {@code
 *     cvar}; the last two take the intervals' nominal values alone
 * @param intervals by parameter
 * @param notes e.g. that a sample was too small for the level asked for
 */
public record UncertaintySet(
    String id, String shape, Map<String, Interval> intervals, List<String> notes) {
  public UncertaintySet {
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    notes = List.copyOf(notes);
  }

  public Optional<Interval> of(String parameter) {
    return Optional.ofNullable(intervals.get(parameter));
  }
}
