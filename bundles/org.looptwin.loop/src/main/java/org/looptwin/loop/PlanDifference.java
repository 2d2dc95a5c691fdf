package org.looptwin.loop;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.decision.Change;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;

/**
 * What a new plan changes against the one in force, month by month of the calendar: of plans that
 * begin at different times only the months they share are compared, and no totals. Behind its end a
 * plan goes on as in its last month, and that it has ended is a change.
 */
final class PlanDifference {
  /** Of a material's purchases in the first month; less is no news. */
  private static final double WORTH_NAMING = 0.05;

  private static final double KWH_PER_MWH = 1000;

  private final Planning planning;
  private final Plan before;
  private final Plan after;

  PlanDifference(Planning planning, Plan before, Plan after) {
    this.planning = planning;
    this.before = before;
    this.after = after;
  }

  Planning.Comparison of(PlanningProblem problem) {
    int over = (int) ChronoUnit.MONTHS.between(before.start(), after.start());
    boolean rolled = over != 0;
    boolean ended = over >= before.months();
    int from = ended ? before.months() - 1 : over;
    int shared = Math.min(before.months() - from, after.months());
    Plan old = rolled ? part(before, from, shared) : before;
    Plan now = rolled ? part(after, 0, shared) : after;
    Planning.Comparison comparison = planning.compare(old, now, problem);
    List<Change> changes = new ArrayList<>(comparison.changes());
    if (rolled) {
      changes.removeIf(change -> change.unit().equals("MEUR") || change.unit().equals("t/year"));
    }
    if (ended) {
      changes.add(new Change("months left of the plan in force", 0, after.months(), "months"));
    }
    List<Change> purchases = purchases(old, now, problem);
    changes.addAll(purchases);
    List<String> sentences = new ArrayList<>(comparison.sentences());
    if (rolled && !sentences.isEmpty()) {
      sentences.remove(sentences.size() - 1); // the totals, which are of different months
    }
    purchases.forEach(change -> sentences.add(sentence(change)));
    return new Planning.Comparison(changes, sentences);
  }

  private static String sentence(Change change) {
    return Words.say(
        "%s: %.0f MWh in place of %.0f, by what lies in store, what is on its way and what is made.",
        Character.toUpperCase(change.what().charAt(0)) + change.what().substring(1),
        change.to(),
        change.from());
  }

  /** By material, in the first month, the one that is carried out. */
  private static List<Change> purchases(Plan old, Plan now, PlanningProblem problem) {
    Map<String, Double> from = bought(old, problem);
    List<Change> changes = new ArrayList<>();
    bought(now, problem)
        .forEach(
            (material, to) -> {
              double earlier = from.getOrDefault(material, 0.0);
              if (Math.abs(to - earlier) > WORTH_NAMING * Math.max(to, earlier)) {
                changes.add(
                    new Change(
                        "purchases of %s, month 1".formatted(material),
                        Math.rint(earlier) / KWH_PER_MWH,
                        Math.rint(to) / KWH_PER_MWH,
                        "MWh"));
              }
            });
    return changes;
  }

  private static Map<String, Double> bought(Plan plan, PlanningProblem problem) {
    Map<String, Double> bought = new LinkedHashMap<>();
    for (Node supplier : problem.reference().network().nodes(NodeType.SUPPLIER)) {
      List<Double> path = plan.purchasesKwh().getOrDefault(supplier.id(), List.of());
      if (supplier.criticalSupplier() && !path.isEmpty()) {
        bought.merge(supplier.commodity().name(), path.get(0), Double::sum);
      }
    }
    return bought;
  }

  /** Some months of a plan; its totals stay those of the whole. */
  static Plan part(Plan plan, int from, int count) {
    return new Plan(
        plan.id(),
        plan.caseName(),
        plan.policy(),
        plan.status(),
        plan.objectiveEur(),
        plan.parts(),
        plan.boundEur(),
        plan.gap(),
        plan.flowGap(),
        plan.siteGap(),
        plan.solver(),
        plan.seconds(),
        plan.seed(),
        plan.twinRevision(),
        plan.uncertainty(),
        plan.start().plusMonths(from),
        count,
        plan.sites(),
        each(plan.shares(), suppliers -> each(suppliers, path -> part(path, from, count))),
        each(plan.routes(), ways -> each(ways, path -> part(path, from, count))),
        each(plan.purchasesKwh(), path -> part(path, from, count)),
        each(plan.productionKwh(), path -> part(path, from, count)),
        part(plan.regeneratedKwh(), from, count),
        plan.flows().stream()
            .filter(flow -> flow.month() > from && flow.month() <= from + count)
            .map(flow -> new Flow(flow.lane(), flow.month() - from, flow.kwh()))
            .toList(),
        plan.indicators(),
        plan.relaxation(),
        plan.sentences());
  }

  private static List<Double> part(List<Double> path, int from, int count) {
    int end = Math.min(path.size(), from + count);
    return from >= end ? List.of() : path.subList(from, end);
  }

  private static <K, V> Map<K, V> each(Map<K, V> map, java.util.function.UnaryOperator<V> of) {
    Map<K, V> all = new LinkedHashMap<>();
    map.forEach((key, value) -> all.put(key, of.apply(value)));
    return all;
  }
}
