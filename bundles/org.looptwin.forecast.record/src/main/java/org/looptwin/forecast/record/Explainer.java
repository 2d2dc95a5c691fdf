package org.looptwin.forecast.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.looptwin.forecast.api.Arena;
import org.looptwin.forecast.api.Heard;
import org.looptwin.forecast.api.Reasons;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.looptwin.uncertainty.api.UncertaintySets.Parameter;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

/** Why a forecast is what it is: inputs, last errors, the radius now and before. */
final class Explainer {
  private static final int LAST = 6;
  private static final int TOLD = 3;
  private static final double UNTOLD = 1e-9;

  private final Arena arena;
  private final UncertaintySets sets;

  Explainer(Arena arena, UncertaintySets sets) {
    this.arena = arena;
    this.sets = sets;
  }

  Reasons of(Asked asked, Heard heard) {
    Arena.Influences influences =
        arena.influences(asked.history(), asked.horizon(), asked.seed(), heard);
    List<Double> errors = asked.outlook().errors();
    UncertaintySet set = set(asked, errors);
    double now = radius(asked, set);
    double before =
        errors.size() < 2
            ? Double.NaN
            : radius(asked, set(asked, errors.subList(0, errors.size() - 1)));
    return new Reasons(
        asked.target(),
        influences.inputs(),
        influences.notAsked(),
        errors.subList(Math.max(0, errors.size() - LAST), errors.size()),
        now,
        before,
        moved(influences)
            + " "
            + (set.notes().isEmpty() ? grew(errors, now, before) : few(errors)));
  }

  /** Of the conformal interval at 0.9, before it meets the ends of the domain. */
  private static double radius(Asked asked, UncertaintySet set) {
    return set.of(asked.target()).map(Interval::upper).map(MonthlySeries::last).orElse(Double.NaN);
  }

  private UncertaintySet set(Asked asked, List<Double> errors) {
    MonthlySeries nominal = MonthlySeries.constant(asked.outlook().mean().start(), 1, 0);
    Parameter parameter =
        new Parameter(
            asked.target(), nominal, errors, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0);
    return sets.box("why", List.of(parameter), Radius.CONFORMAL_90);
  }

  private static String moved(Arena.Influences influences) {
    List<String> parts = new ArrayList<>();
    for (Arena.Influence input : influences.inputs()) {
      if (parts.size() < TOLD) {
        parts.add(
            say(
                "%s from %.4g to %.4g moved it by %+.4g",
                input.input(), input.before(), input.now(), input.moved()));
      }
    }
    String asked =
        influences.notAsked().isEmpty()
            ? ""
            : " (%s would have to train to tell)"
                .formatted(String.join(", ", influences.notAsked()));
    return parts.isEmpty()
        ? "No input's newest month moved the forecast" + asked + "."
        : "Since the month before, %s%s.".formatted(String.join("; ", parts), asked);
  }

  private static String few(List<Double> errors) {
    return errors.isEmpty()
        ? "There are no past errors to set a radius by."
        : say(
            "The newest error is %+.4g; with %d errors a radius at 0.9 is unbounded, the largest of"
                + " them is told instead.",
            errors.get(errors.size() - 1), errors.size());
  }

  private static String grew(List<Double> errors, double now, double before) {
    double newest = errors.get(errors.size() - 1);
    String error = say("The newest error is %+.4g", newest);
    if (Double.isNaN(before) || Math.abs(now - before) <= UNTOLD * Math.max(1, Math.abs(now))) {
      return error + say("; the radius at 0.9 is %.4g.", now);
    }
    return now > before
        ? error
            + say(
                ", %s: the radius at 0.9 grew from %.4g to %.4g.",
                Math.abs(newest) > before ? "beyond the radius" : "among the larger ones",
                before,
                now)
        : error
            + say(
                ": with it the sample is large enough or calm enough for the radius at 0.9 to fall"
                    + " from %.4g to %.4g.",
                before, now);
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
