package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.compliance.api.Obligation;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.NodeType;

/**
 * Least share of recycled metal in what each battery plant receives over the plan. Lead does not
 * occur in these batteries.
 *
 * @param limits metal to its least share
 */
record RecycledContent(Clause clause, Deadline deadline, Map<String, Double> limits)
    implements Rule {
  private static final Map<String, Commodity> METALS =
      Map.of("Li", Commodity.LI, "Co", Commodity.CO, "Ni", Commodity.NI);

  static RecycledContent read(Clause clause, RuleNode rule) {
    Map<String, Double> limits = rule.shares("values");
    limits.remove("Pb");
    for (String metal : limits.keySet()) {
      if (!METALS.containsKey(metal)) {
        throw rule.wrong("values", "shares of Li, Co, Ni or Pb, not of " + metal);
      }
    }
    return new RecycledContent(clause, rule.deadline(), limits);
  }

  @Override
  public List<Obligation> obligations(Case reference) {
    return limits.entrySet().stream()
        .map(
            limit ->
                clause.obligation(
                    deadline,
                    Obligation.Kind.RECYCLED_CONTENT,
                    METALS.get(limit.getKey()),
                    limit.getValue()))
        .toList();
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    if (evidence.plan() == null) {
      return clause.only(
          Clause.PLAN, FindingState.UNKNOWN, "Without a plan the recycled content is not known.");
    }
    PlanFacts facts = new PlanFacts(evidence.reference(), evidence.plan());
    Set<String> plants = facts.open(NodeType.BATTERY_PLANT);
    if (plants.isEmpty()) {
      return clause.only(
          Clause.PLAN, FindingState.NOT_APPLICABLE, "The plan opens no battery plant.");
    }
    int months = evidence.plan().months();
    return plants.stream().map(plant -> assess(facts, plant, months, on)).toList();
  }

  private Finding assess(PlanFacts facts, String plant, int months, LocalDate on) {
    List<String> known = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    String worst = null;
    double worstMargin = Double.POSITIVE_INFINITY;
    double worstShare = 0;
    for (Map.Entry<String, Double> limit : limits.entrySet()) {
      OptionalDouble share = facts.recycledShare(plant, METALS.get(limit.getKey()));
      if (share.isEmpty()) {
        missing.add(limit.getKey());
        continue;
      }
      known.add(
          "%s of %s".formatted(Percent.of(share.getAsDouble(), limit.getValue()), limit.getKey()));
      if (share.getAsDouble() - limit.getValue() < worstMargin) {
        worst = limit.getKey();
        worstShare = share.getAsDouble();
        worstMargin = worstShare - limit.getValue();
      }
    }
    if (worst == null) {
      return clause.finding(
          plant, FindingState.UNKNOWN, "The plan does not say what %s receives.".formatted(plant));
    }
    boolean met = Percent.meets(worstShare, limits.get(worst));
    FindingState state = met && !missing.isEmpty() ? FindingState.UNKNOWN : deadline.state(met, on);
    return clause.measured(
        plant,
        state,
        Percent.points(worstShare),
        Percent.points(limits.get(worst)),
        Percent.UNIT,
        "%s receives %s regenerated over %s; %s at least %s of %s is required.%s"
            .formatted(
                plant,
                String.join(", ", known),
                months == 1 ? "1 month" : months + " months",
                deadline.words(on),
                Percent.of(limits.get(worst)),
                worst,
                missing.isEmpty() ? "" : " Not planned: " + String.join(", ", missing) + "."));
  }
}
