package org.looptwin.model.forecast;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * The future of one target as its forecaster sees it.
 *
 * @param target as in {@link SeriesHistory}
 * @param member the forecaster, or the arena's mix
 * @param mean the point forecast, from the month after the history on
 * @param quantiles level (0.1, 0.5, 0.9) to its path; paths do not cross
 * @param errors one-step forecast errors (outcome minus forecast) over the past, oldest first: what
 *     the radius of the uncertainty set is calibrated on
 * @param notes e.g. why a member was passed over
 */
public record Outlook(
    String target,
    String member,
    MonthlySeries mean,
    Map<Double, MonthlySeries> quantiles,
    List<Double> errors,
    List<String> notes) {
  public Outlook {
    quantiles = java.util.Collections.unmodifiableMap(new TreeMap<>(quantiles));
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
  }
}
