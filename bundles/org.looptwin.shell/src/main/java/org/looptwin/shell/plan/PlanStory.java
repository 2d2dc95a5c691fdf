package org.looptwin.shell.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * A plan with what is needed to tell it.
 *
 * @param problem the question that it answers
 * @param findings of the case's policy packs on the plan
 * @param on the day the findings are for
 * @param protection what the protection costs, in sentences; empty where there is none
 */
public record PlanStory(
    PlanningProblem problem,
    Plan plan,
    List<Finding> findings,
    LocalDate on,
    List<String> protection) {
  private static final String NULLS = "One plan cannot give";

  public PlanStory {
    findings = List.copyOf(findings);
    protection = List.copyOf(protection);
  }

  Network network() {
    return problem.reference().extended();
  }

  Optional<Node> node(String id) {
    return network().node(id).or(() -> problem.reference().network().node(id));
  }

  /** Its name, where it has one: {@code S01 Atacama brine A}. */
  String named(String id) {
    return node(id).map(node -> id + " " + node.name()).orElse(id);
  }

  Optional<Lane> lane(String id) {
    return network().lane(id).or(() -> problem.reference().network().lane(id));
  }

  /** Over the horizon, by lane; lanes without a flow are absent. */
  Map<Lane, Double> kwhByLane() {
    Map<String, Double> sums = new TreeMap<>();
    plan.flows().forEach(flow -> sums.merge(flow.lane(), flow.kwh(), Double::sum));
    Map<Lane, Double> lanes = new java.util.LinkedHashMap<>();
    sums.forEach((id, kwh) -> lane(id).ifPresent(lane -> lanes.put(lane, kwh)));
    return lanes;
  }

  /** The flow's lane. */
  Optional<Lane> lane(Flow flow) {
    return lane(flow.lane());
  }

  String currency() {
    return problem.reference().parameters().currency();
  }

  /** What limits the plan; not why indicators are missing. */
  List<String> reasons() {
    return plan.sentences().stream().filter(line -> !line.startsWith(NULLS)).toList();
  }

  /** Why indicators are missing. */
  List<String> missing() {
    return plan.sentences().stream().filter(line -> line.startsWith(NULLS)).toList();
  }

  /** {@code meb-europe (n30), 12 months from 2025-01, policy dynamic}. */
  String title() {
    return "%s (%s), %s from %s, policy %s"
        .formatted(
            plan.caseName(),
            problem.subset().name(),
            Figures.count(plan.months(), "month"),
            plan.start(),
            plan.policy());
  }
}
