package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Least shares that a recycling centre must reach, from its newest telemetry: recovered materials,
 * or the recycling efficiency.
 *
 * @param what for sentences: "recovers ... of Li"
 * @param limits name of what is recovered to its least share
 * @param metrics the same name to the metric, in percent
 */
record RecyclerMinimum(
    Clause clause,
    Deadline deadline,
    String what,
    Map<String, Double> limits,
    Map<String, String> metrics)
    implements Rule {

  static RecyclerMinimum materials(Clause clause, RuleNode rule) {
    Map<String, String> metrics = new LinkedHashMap<>();
    Map<String, Double> limits = rule.shares("values");
    limits.keySet().removeIf(metal -> metal.equals("Pb"));
    limits.keySet().forEach(metal -> metrics.put(metal, "recovery_" + metal));
    return new RecyclerMinimum(clause, rule.deadline(), "recovers", limits, metrics);
  }

  static RecyclerMinimum efficiency(Clause clause, RuleNode rule) {
    Map<String, Double> values = rule.shares("values");
    if (!values.containsKey("lithium")) {
      throw rule.wrong("values", "a share for lithium");
    }
    return new RecyclerMinimum(
        clause,
        rule.deadline(),
        "recycles",
        Map.of("the mass", values.get("lithium")),
        Map.of("the mass", "recycling_efficiency"));
  }

  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    Set<String> centres = centres(evidence);
    if (centres.isEmpty()) {
      return clause.only(
          Clause.NETWORK, FindingState.NOT_APPLICABLE, "No recycling centre is in operation.");
    }
    return centres.stream().map(centre -> assess(evidence, centre, on)).toList();
  }

  private Finding assess(Evidence evidence, String centre, LocalDate on) {
    List<String> missing = new ArrayList<>();
    List<String> known = new ArrayList<>();
    String worst = null;
    double worstMargin = Double.POSITIVE_INFINITY;
    double worstValue = 0;
    for (Map.Entry<String, Double> limit : limits.entrySet()) {
      Optional<Double> value = value(evidence, centre, limit.getKey());
      if (value.isEmpty()) {
        missing.add(limit.getKey());
        continue;
      }
      known.add("%s of %s".formatted(Percent.of(value.get(), limit.getValue()), limit.getKey()));
      double margin = value.get() - limit.getValue();
      if (margin < worstMargin) {
        worst = limit.getKey();
        worstMargin = margin;
        worstValue = value.get();
      }
    }
    if (worst == null) {
      return clause.finding(
          centre,
          FindingState.UNKNOWN,
          "%s has not reported what share it %s.".formatted(centre, what));
    }
    boolean met = Percent.meets(worstValue, limits.get(worst));
    FindingState state = met && !missing.isEmpty() ? FindingState.UNKNOWN : deadline.state(met, on);
    String sentence =
        "%s %s %s; %s at least %s of %s is required.%s"
            .formatted(
                centre,
                what,
                String.join(", ", known),
                deadline.words(on),
                Percent.of(limits.get(worst)),
                worst,
                missing.isEmpty() ? "" : " Not reported: " + String.join(", ", missing) + ".");
    return clause.measured(
        centre,
        state,
        Percent.points(worstValue),
        Percent.points(limits.get(worst)),
        Percent.UNIT,
        sentence);
  }

  private Optional<Double> value(Evidence evidence, String centre, String name) {
    return evidence.twin().number(series(centre, metrics.get(name))).map(percent -> percent / 100);
  }

  /** The centres in operation, and those that report. */
  private Set<String> centres(Evidence evidence) {
    Set<String> centres = new LinkedHashSet<>();
    centres.addAll(
        evidence
            .proposed()
            .map(plan -> new PlanFacts(evidence.reference(), plan).open(NodeType.RECYCLING_CENTRE))
            .orElseGet(() -> evidence.reference().initialState().openRecyclers()));
    for (Node node : evidence.reference().network().nodes(NodeType.RECYCLING_CENTRE)) {
      if (metrics.values().stream()
          .anyMatch(metric -> evidence.twin().signal(series(node.id(), metric)).isPresent())) {
        centres.add(node.id());
      }
    }
    return centres;
  }

  private static SeriesId series(String centre, String metric) {
    return new SeriesId(NodeType.RECYCLING_CENTRE.topic(), centre, metric);
  }
}
