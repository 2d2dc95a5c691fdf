package org.looptwin.model.uncertainty;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A box: every parameter anywhere in its interval.
 *
 * @param id stable name, referred to by decisions
 * @param shape {@code box}
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
