package org.looptwin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;

/** A plan on one screen. */
final class PlanSummary {
  private PlanSummary() {}

  static List<String> lines(Plan plan, Case reference) {
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "%s  %s  policy %s  %s  %d months from %s",
            plan.id(), plan.caseName(), plan.policy(), plan.status(), plan.months(), plan.start()));
    lines.add(
        say(
            "total %.1f MEUR  bound %.1f  gap %.4f %%  %s %s  %.1f s",
            plan.objectiveEur() / 1e6,
            plan.boundEur() / 1e6,
            100 * plan.gap(),
            plan.solver().name(),
            plan.solver().version(),
            plan.seconds()));
    costs(plan.parts(), reference.parameters().currency(), lines);
    indicators(plan.indicators(), lines);
    lines.add("open recycling centres: " + openRecyclers(plan, reference));
    shares(plan, lines);
    plan.sentences().forEach(sentence -> lines.add("- " + sentence));
    return lines;
  }

  private static void costs(CostParts parts, String currency, List<String> lines) {
    lines.add(
        say(
            "M%s: operating %.1f  purchase %.1f  carbon %.1f  disruption %.1f  shortage %.1f  change"
                + " %.1f",
            currency,
            parts.operatingEur() / 1e6,
            parts.purchaseEur() / 1e6,
            parts.carbonEur() / 1e6,
            parts.disruptionEur() / 1e6,
            parts.shortageEur() / 1e6,
            parts.changeEur() / 1e6));
  }

  private static void indicators(Indicators i, List<String> lines) {
    lines.add(
        say(
            "operating %s M/y, per vehicle %s, payback %s y, emissions %s t/y, per vehicle %s t,"
                + " recycling reduction %s",
            text(i.operatingMeurPerYear()),
            text(i.costPerVehicleEur()),
            text(i.paybackYears()),
            text(i.emissionsTPerYear()),
            text(i.tCo2PerVehicle()),
            text(i.recyclingReductionRate())));
    lines.add(
        say(
            "expected loss %s M, stockout %s %%, response %s h, solve %s s, gap to exact %s %%,"
                + " stability %s M",
            text(i.disruptionLossMeur()),
            text(i.stockoutPercent()),
            text(i.responseHours()),
            text(i.solveSeconds()),
            text(i.gapToExactPercent()),
            text(i.stabilityStdMeur())));
  }

  private static String text(Double value) {
    if (value == null) {
      return "-";
    }
    return Math.abs(value) >= 100 ? say("%.0f", value) : say("%.4g", value);
  }

  private static String openRecyclers(Plan plan, Case reference) {
    return plan.sites().entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .filter(
            id ->
                reference
                    .extended()
                    .node(id)
                    .filter(node -> node.type() == NodeType.RECYCLING_CENTRE)
                    .isPresent())
        .collect(Collectors.joining(" "));
  }

  private static void shares(Plan plan, List<String> lines) {
    plan.shares()
        .forEach(
            (commodity, suppliers) ->
                lines.add(
                    say("%-3s ", commodity)
                        + suppliers.entrySet().stream()
                            .map(
                                s ->
                                    say("%s %.1f %%", s.getKey(), 100 * s.getValue().get(0))
                                        + (s.getValue().size() > 1
                                            ? say(" (then %.1f)", 100 * s.getValue().get(1))
                                            : ""))
                            .collect(Collectors.joining("  "))));
  }

  private static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
