package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/**
 * A tariff on packs of battery plants whose emission factor is too far above a benchmark. The
 * benchmark is the capacity-weighted mean of the network's plants unless the pack gives one.
 *
 * @param benchmark kg CO2 per kWh; NaN for the network's mean
 * @param excess share above the benchmark from which the tariff is due
 * @param tariff share of the price
 */
record TariffStep(Clause clause, Deadline deadline, double benchmark, double excess, double tariff)
    implements Rule {

  static TariffStep read(Clause clause, RuleNode rule) {
    return new TariffStep(
        clause,
        rule.deadline(),
        rule.numberOr("benchmark", Double.NaN),
        rule.share("benchmark_excess"),
        rule.share("tariff"));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    List<Node> plants = evidence.reference().network().nodes(NodeType.BATTERY_PLANT);
    Set<String> open =
        evidence
            .proposed()
            .map(plan -> new PlanFacts(evidence.reference(), plan).open(NodeType.BATTERY_PLANT))
            .orElseGet(() -> Set.copyOf(plants.stream().map(Node::id).toList()));
    List<Finding> findings =
        plants.stream()
            .filter(plant -> open.contains(plant.id()))
            .map(plant -> assess(plant, limit(plants), on))
            .toList();
    return findings.isEmpty()
        ? clause.only(
            Clause.NETWORK, FindingState.NOT_APPLICABLE, "No battery plant is in operation.")
        : findings;
  }

  private Finding assess(Node plant, double limit, LocalDate on) {
    return clause.measured(
        plant.id(),
        deadline.state(plant.efKgKwh() <= limit, on),
        plant.efKgKwh(),
        limit,
        "kg CO2/kWh",
        String.format(
            Locale.ROOT,
            "%s emits %.1f kg CO2/kWh before abatement; above %.1f a tariff of %s is due %s.",
            plant.id(),
            plant.efKgKwh(),
            limit,
            Percent.of(tariff),
            deadline.words(on)));
  }

  private double limit(List<Node> plants) {
    double capacity = plants.stream().mapToDouble(Node::capKwhMonth).sum();
    double mean =
        plants.stream().mapToDouble(plant -> plant.capKwhMonth() * plant.efKgKwh()).sum()
            / capacity;
    return (1 + excess) * (Double.isNaN(benchmark) ? mean : benchmark);
  }
}
