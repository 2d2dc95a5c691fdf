package org.looptwin.shell.plan;

import static org.looptwin.shell.plan.Figures.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** What a plan is protected against, and what that costs, in words. */
public final class SetWords {
  private static final String CARBON = "carbon";
  private static final int MOST_NAMED = 3;

  private final Plan plan;
  private final UncertaintySet set;
  private final String currency;

  /**
   * @param plan made with a set
   */
  public SetWords(Plan plan, String currency) {
    this.plan = plan;
    this.set = plan.uncertainty();
    this.currency = currency;
  }

  /**
   * @param expected the plan for the set's expected values alone with the same sites; null where
   *     there is none
   */
  public List<String> lines(Plan expected) {
    List<String> lines = new ArrayList<>();
    lines.add(against());
    if (expected != null) {
      lines.add(price(expected));
    }
    return lines;
  }

  private String against() {
    List<String> named = new ArrayList<>();
    set.of(CARBON)
        .ifPresent(
            carbon ->
                named.add(
                    say(
                        "carbon up to %.1f %s/t (expected %.1f)",
                        highest(carbon), currency, expected(carbon))));
    set.intervals().values().stream()
        .filter(interval -> !interval.parameter().equals(CARBON) && rise(interval) > 0)
        .sorted(
            Comparator.comparingDouble(SetWords::rise)
                .reversed()
                .thenComparing(Interval::parameter))
        .limit(MOST_NAMED)
        .forEach(
            interval ->
                named.add(
                    say(
                        "p of %s up to %.1f %% (%.1f)",
                        interval.parameter().replace("p:", ""),
                        100 * highest(interval),
                        100 * expected(interval))));
    String values = named.isEmpty() ? "" : ": " + String.join(", ", named);
    return say(
        "against %s %s over %d values%s.",
        "aeio".indexOf(set.shape().charAt(0)) >= 0 ? "an" : "a",
        set.shape().equals("affine") ? "affinely answered set" : set.shape(),
        set.intervals().size(),
        values);
  }

  private String price(Plan expected) {
    double apart = plan.objectiveEur() - expected.objectiveEur();
    double spent = spent(plan.parts()) - spent(expected.parts());
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

  private static double expected(Interval interval) {
    return java.util.Arrays.stream(interval.nominal().toArray()).average().orElse(0);
  }
}
