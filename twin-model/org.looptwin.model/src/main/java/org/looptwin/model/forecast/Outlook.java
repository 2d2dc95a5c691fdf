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
 * @param notes who was mixed with which weight, why others were not, what to know of the quantiles
 * @param heard the members that answered, admitted or not, sorted: with them again the outlook can
 *     be repeated
 * @param passedOver one sentence for each member that gave no answer, e.g. "lstm passed over:
 *     training, 1 of 4"
 */
public record Outlook(
    String target,
    String member,
    MonthlySeries mean,
    Map<Double, MonthlySeries> quantiles,
    List<Double> errors,
    List<String> notes,
    List<String> heard,
    List<String> passedOver) {
  public Outlook {
    quantiles = java.util.Collections.unmodifiableMap(new TreeMap<>(quantiles));
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    heard = List.copyOf(heard);
    passedOver = List.copyOf(passedOver);
  }

  /** An outlook that tells nothing of who was heard. */
  public Outlook(
      String target,
      String member,
      MonthlySeries mean,
      Map<Double, MonthlySeries> quantiles,
      List<Double> errors,
      List<String> notes) {
    this(target, member, mean, quantiles, errors, notes, List.of(), List.of());
  }
}
