package org.looptwin.uncertainty.calibrated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.uncertainty.api.UncertaintySets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Boxes around nominal paths, as wide as past errors ask for, cut at the ends of each domain.
 *
 * <p><b>Threads:</b> stateless.
 */
@Component
public final class CalibratedBoxes implements UncertaintySets {
  /** An error of two years ago counts half. */
  private static final double RECENT_DECAY = 0.97;

  @Activate
  public CalibratedBoxes() {}

  /**
   * @throws IllegalArgumentException when a parameter is named twice, its domain is empty, its
   *     fallback is negative or not finite, or the rule's own numbers are out of range
   */
  @Override
  public UncertaintySet box(String id, List<Parameter> parameters, Radius radius) {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Parameter parameter : parameters) {
      check(parameter);
      Width width = width(parameter, radius);
      if (!width.doubt().isEmpty()) {
        notes.add(parameter.name() + ": " + width.doubt());
      }
      if (intervals.put(parameter.name(), interval(parameter, width)) != null) {
        throw new IllegalArgumentException(
            "The parameter %s stands twice in the set %s.".formatted(parameter.name(), id));
      }
    }
    return new UncertaintySet(id, "box", intervals, notes);
  }

  private static Width width(Parameter parameter, Radius radius) {
    List<Double> errors = parameter.errors();
    double fallback = parameter.fallbackRadius();
    return switch (radius.kind()) {
      case CONFORMAL -> new SplitConformal(radius.level()).width(errors, fallback);
      case CONFORMAL_RECENT ->
          new WeightedConformal(radius.level(), RECENT_DECAY).width(errors, fallback);
      case CONFORMAL_ADAPTIVE -> new AdaptiveConformal(radius.level()).width(errors, fallback);
      case STUDY_A_SCALED -> new StudyARadius(radius.beta(), true).width(errors, fallback);
      case STUDY_A_LITERAL -> new StudyARadius(radius.beta(), false).width(errors, fallback);
      case NONE -> Width.asAsked(0, "none: the nominal path alone");
    };
  }

  private static void check(Parameter parameter) {
    if (!(parameter.lowest() <= parameter.highest())) {
      throw new IllegalArgumentException(
          "The domain of %s is [%s, %s], which is empty."
              .formatted(parameter.name(), parameter.lowest(), parameter.highest()));
    }
    if (!(parameter.fallbackRadius() >= 0 && Double.isFinite(parameter.fallbackRadius()))) {
      throw new IllegalArgumentException(
          "The fallback radius of %s is %s, but must be finite and not negative."
              .formatted(parameter.name(), parameter.fallbackRadius()));
    }
  }

  private static Interval interval(Parameter parameter, Width width) {
    return new Interval(
        parameter.name(),
        parameter.nominal(),
        moved(parameter, -width.radius()),
        moved(parameter, width.radius()),
        width.rule());
  }

  private static MonthlySeries moved(Parameter parameter, double by) {
    double[] values = parameter.nominal().toArray();
    for (int i = 0; i < values.length; i++) {
      double value = values[i] + by;
      values[i] = Math.max(parameter.lowest(), Math.min(parameter.highest(), value));
    }
    return new MonthlySeries(parameter.nominal().start(), values);
  }
}
