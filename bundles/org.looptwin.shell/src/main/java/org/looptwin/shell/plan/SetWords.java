package org.looptwin.shell.plan;

import static org.looptwin.shell.plan.Figures.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Protection;

/** What a plan is protected against, and what that costs, in words. */
public final class SetWords {
  private static final String FUZZY = "fuzzy";
  private static final String CARBON = "carbon";
  private static final String PROBABILITY = "p:";
  private static final int MOST_NAMED = 3;
  private static final double NOTHING = 5e3;

  private final UncertaintySet set;
  private final Protection protection;
  private final String currency;

  /**
   * @param set a plan was made with
   * @param protection in whose shape
   */
  public SetWords(UncertaintySet set, Protection protection, String currency) {
    this.set = set;
    this.protection = protection;
    this.currency = currency;
  }

  /**
   * @param expected the plan for the set's expected values alone with the same sites; null where
   *     there is none
   */
  public List<String> lines(Plan plan, Plan expected) {
    boolean vague = set.shape().equals(FUZZY);
    List<String> lines = new ArrayList<>();
    lines.add(vague ? reckoned() : against());
    if (expected != null) {
      lines.add(vague ? dearer(plan, expected) : price(plan, expected));
    }
    return lines;
  }

  /** Fuzzy numbers count at the mean of their triangles: that protects from nothing. */
  String reckoned() {
    List<String> named = new ArrayList<>();
    set.of(CARBON)
        .ifPresent(
            carbon ->
                named.add(
                    say(
                        "carbon %.1f to %.1f %s/t (likely %.1f)",
                        lowest(carbon), highest(carbon), currency, expected(carbon))));
    risks()
        .forEach(
            risk ->
                named.add(
                    say(
                        "%s lost with %.1f to %.1f %% (%.1f)",
                        risk.parameter().substring(PROBABILITY.length()),
                        100 * lowest(risk),
                        100 * highest(risk),
                        100 * expected(risk))));
    String values = named.isEmpty() ? "" : ": " + String.join(", ", named);
    return say(
        "none: %d vague values count at the mean of their range, (low + 2 x likely + high) / 4%s."
            + " What must hold at the worst end needs --policy dynamic or budget.",
        set.intervals().size(), values);
  }

  private static String dearer(Plan plan, Plan likely) {
    double apart = plan.objectiveEur() - likely.objectiveEur();
    String more =
        Math.abs(apart) < 5e4
            ? "as much: the ranges lie as far below as above"
            : say("%s million %s", Figures.millions(Math.abs(apart)), apart > 0 ? "less" : "more");
    return say(
        "for the likely values alone the same sites would cost %s million, %s.",
        Figures.millions(likely.objectiveEur()), more);
  }

  String against() {
    List<String> named = new ArrayList<>();
    set.of(CARBON)
        .ifPresent(
            carbon ->
                named.add(
                    say(
                        "carbon up to %.1f %s/t (expected %.1f)",
                        highest(carbon), currency, expected(carbon))));
    if (protection instanceof Protection.Recourse recourse) {
      set.of(Protection.Recourse.PARAMETER).ifPresent(rate -> named.add(recovery(rate, recourse)));
    }
    risks()
        .forEach(
            interval ->
                named.add(
                    say(
                        "p of %s up to %.1f %% (%.1f)",
                        interval.parameter().substring(PROBABILITY.length()),
                        100 * highest(interval),
                        100 * expected(interval))));
    String values = named.isEmpty() ? "" : ": " + String.join(", ", named);
    return say("against %s over %d values%s.", shape(), set.intervals().size(), values);
  }

  private String shape() {
    return switch (set.shape()) {
      case "affine" -> "an affinely answered set";
      case "ellipsoid" -> "an ellipsoid";
      default -> "a " + set.shape();
    };
  }

  /** The probabilities that can rise most. */
  private List<Interval> risks() {
    return set.intervals().values().stream()
        .filter(interval -> interval.parameter().startsWith(PROBABILITY) && rise(interval) > 0)
        .sorted(
            Comparator.comparingDouble(SetWords::rise)
                .reversed()
                .thenComparing(Interval::parameter))
        .limit(MOST_NAMED)
        .toList();
  }

  /** By the drop that the rules answer to, which may be another than the set's. */
  private String recovery(Interval rate, Protection.Recourse recourse) {
    double[] drop = recourse.drop().toArray();
    double[] nominal = rate.nominal().toArray();
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < Math.min(drop.length, nominal.length); t++) {
      lowest = Math.min(lowest, nominal[t] - drop[t]);
    }
    return say(
        "recovery down to %.1f %% (expected %.1f) in %s of the months",
        100 * Math.max(0, lowest), 100 * expected(rate), Figures.short4(recourse.gammaMonths()));
  }

  private String price(Plan plan, Plan expected) {
    double apart = plan.objectiveEur() - expected.objectiveEur();
    double spent = spent(plan.parts()) - spent(expected.parts());
    if (Math.abs(apart) < NOTHING && Math.abs(spent) < NOTHING) {
      return say(
          "for the expected values alone the same sites would cost as much, %s million %s: this"
              + " protection costs nothing.",
          Figures.millions(expected.objectiveEur()), currency);
    }
    return say(
        "for the expected values alone the same sites would cost %s million: protection is"
            + " reckoned at %s million, of which %s are really spent (operating, purchase, change);"
            + " the rest is carbon and loss if the worst comes.",
        Figures.millions(expected.objectiveEur()),
        Figures.millions(apart),
        Figures.say("%.2f", Math.abs(spent) < 5e3 ? 0.0 : spent / 1e6));
  }

  private static double spent(CostParts parts) {
    return parts.operatingEur() + parts.purchaseEur() + parts.changeEur();
  }

  private static double rise(Interval interval) {
    return highest(interval) - expected(interval);
  }

  private static double highest(Interval interval) {
    return java.util.Arrays.stream(interval.upper().toArray()).max().orElse(0);
  }

  private static double lowest(Interval interval) {
    return java.util.Arrays.stream(interval.lower().toArray()).min().orElse(0);
  }

  private static double expected(Interval interval) {
    return java.util.Arrays.stream(interval.nominal().toArray()).average().orElse(0);
  }
}
