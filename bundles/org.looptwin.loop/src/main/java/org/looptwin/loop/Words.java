package org.looptwin.loop;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;

/** One line for people after each stage of a step. */
final class Words {
  private Words() {}

  static String forecast(List<Outlook> outlooks) {
    Outlook carbon = outlooks.get(0);
    String members =
        outlooks.stream()
            .collect(
                Collectors.groupingBy(
                    Outlook::member, java.util.TreeMap::new, Collectors.counting()))
            .entrySet()
            .stream()
            .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
            .limit(3)
            .map(entry -> entry.getValue() + " by " + entry.getKey())
            .collect(Collectors.joining(", "));
    return say(
            "%d forecasts (%s); carbon price next month %.1f EUR/t",
            outlooks.size(), members, carbon.mean().at(0))
        + heard(outlooks);
  }

  private static String heard(List<Outlook> outlooks) {
    String heard =
        outlooks.stream()
            .flatMap(outlook -> outlook.heard().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String passedOver =
        outlooks.stream()
            .flatMap(outlook -> outlook.passedOver().stream())
            .distinct()
            .limit(2)
            .map(because -> "; " + because)
            .collect(Collectors.joining());
    return (heard.isEmpty() ? "" : "; heard: naive, " + heard) + passedOver;
  }

  static String set(UncertaintySet set, Conditions conditions) {
    List<String> disrupted = conditions.subjects(Conditions.SUPPLIER_DISRUPTED);
    String live =
        disrupted.stream()
            .map(
                id ->
                    set.of("p:" + id)
                        .map(i -> say("%s %.0f %%", id, 100 * i.upper().at(0)))
                        .orElse(id))
            .collect(Collectors.joining(", "));
    Interval carbon = set.of("carbon").orElseThrow();
    String box =
        say(
            "ranges of %d figures to plan for, carbon price %.1f to %.1f EUR/t",
            set.intervals().size(), carbon.lower().at(0), carbon.upper().at(0));
    return live.isEmpty() ? box : "chance of failing in a month: " + live + "; " + box;
  }

  static String plan(Plan plan, String failure) {
    if (plan == null) {
      return "no plan: " + failure;
    }
    return say(
        "%.1f MEUR by %s %s, at most %.4f %% above the best for the open sites",
        plan.parts().pricedEur() / 1e6,
        plan.solver().name(),
        plan.solver().version(),
        100 * (plan.flowGap() == null ? plan.gap() : plan.flowGap()));
  }

  /** What a plan's protection costs, from the plan that is best at nominal values. */
  static String protection(Plan plan, Plan bare) {
    return say(
        "Protection by policy %s adds %.2f MEUR to the objective: without it the best plan comes"
            + " to %.2f MEUR.",
        plan.policy(),
        (plan.objectiveEur() - bare.objectiveEur()) / 1e6,
        bare.objectiveEur() / 1e6);
  }

  /** Solvers that were asked before and could not; "" when there are none. */
  static String failed(List<String> failures) {
    return failures.isEmpty() ? "" : "; before that " + String.join("; ", failures);
  }

  static String findings(List<Finding> findings) {
    Map<FindingState, Long> counts = new EnumMap<>(FindingState.class);
    findings.forEach(finding -> counts.merge(finding.state(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
