package org.looptwin.shell;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Subset;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.shell.plan.Figures;

/**
 * A plan that was written before: what it is a plan of must be what is asked now, or the two cannot
 * stand side by side.
 */
final class EarlierPlan {
  private final String option;
  private final Path file;
  private final Plan plan;
  private final String part;

  /**
   * @param option that names the file
   * @param part of the case it was made for; null where it does not say
   */
  EarlierPlan(String option, Path file, Plan plan, String part) {
    this.option = option;
    this.file = file;
    this.plan = plan;
    this.part = part;
  }

  static EarlierPlan read(String option, Path file) {
    PlanDocument document = PlanDocument.of(option, file);
    return new EarlierPlan(option, file, document.plan(), document.subset());
  }

  Plan plan() {
    return plan;
  }

  /** Refuses a plan of another case, or one that names what the case has not. */
  void of(Case reference) {
    if (!plan.caseName().equals(reference.name())) {
      throw bad("a plan of the case " + plan.caseName(), "one of " + reference.name(), "");
    }
    if (!plan.start().equals(reference.firstMonth())) {
      throw bad("a plan from " + plan.start() + " on", "one from " + reference.firstMonth(), "");
    }
    for (int i = 0; i < plan.flows().size(); i++) {
      String lane = plan.flows().get(i).lane();
      if (lane(reference, lane).isEmpty()) {
        throw stranger("/flows/" + i + "/lane", lane, "a lane");
      }
    }
    known(reference, "/sites", plan.sites().keySet());
    known(reference, "/purchasesKwh", plan.purchasesKwh().keySet());
    known(reference, "/productionKwh", plan.productionKwh().keySet());
  }

  /** Where there are hubs, some lanes between plants and centres are not. */
  private static Optional<Lane> lane(Case reference, String id) {
    return reference.extended().lane(id).or(() -> reference.network().lane(id));
  }

  private void known(Case reference, String pointer, Set<String> ids) {
    for (String id : ids) {
      if (reference.extended().node(id).isEmpty()) {
        throw stranger(pointer + "/" + id, id, "a site");
      }
    }
  }

  private BadInput stranger(String pointer, String id, String what) {
    return BadInput.of(
        "%s: %s names '%s', expected %s of the case %s. Maybe the plan is of another network.",
        file, pointer, id, what, plan.caseName());
  }

  /** Refuses a plan of fewer months, another part of the case or other materials. */
  void answers(PlanningProblem asked) {
    of(asked.reference());
    if (plan.months() != asked.months()) {
      throw bad(
          "a plan of " + Figures.count(plan.months(), "month"),
          "one of " + asked.months(),
          " Maybe plan with --months " + plan.months() + ".");
    }
    sameMaterials(asked);
    String made = part == null ? smallest(asked) : part;
    if (!made.equals(asked.subset().name())) {
      throw bad(
          "a plan of the part %s of the case".formatted(made),
          "one of " + asked.subset().name(),
          " Maybe plan with --nodes " + made + ".");
    }
  }

  /** Study A's printed model buys lithium alone, and is there to be compared. */
  private void sameMaterials(PlanningProblem asked) {
    boolean lithium = plan.shares().keySet().equals(Set.of(Commodity.LI.name()));
    boolean printed =
        plan.policy().equals(PlanningProblem.PAPER_LITERAL)
            || asked.policy().equals(PlanningProblem.PAPER_LITERAL);
    boolean wanted = asked.mode() == CommodityMode.LITHIUM || !others(asked);
    if (lithium != wanted && !printed) {
      throw bad(
          lithium
              ? "a plan of lithium alone"
              : "a plan of " + String.join(", ", plan.shares().keySet()),
          wanted ? "one of lithium alone" : "one of all materials",
          " Maybe plan with --commodities " + (lithium ? "LI" : "all") + ".");
    }
  }

  private static boolean others(PlanningProblem asked) {
    return sites(asked, asked.subset()).stream()
        .map(id -> asked.reference().extended().node(id).orElseThrow())
        .anyMatch(node -> node.criticalSupplier() && node.commodity() != Commodity.LI);
  }

  /**
   * Of the parts that hold every site it names, the one of which it names most; that asked for
   * where two are alike. Every plan names all its suppliers, battery plants and centres, and sends
   * what comes back over hubs where there are some.
   */
  private String smallest(PlanningProblem asked) {
    Set<String> named = named(asked.reference());
    return asked.reference().subsets().values().stream()
        .filter(one -> one.nodes().containsAll(named))
        .min(
            Comparator.<Subset>comparingInt(one -> missing(asked, one, named))
                .thenComparing(one -> !one.name().equals(asked.subset().name())))
        .map(Subset::name)
        .orElse(asked.subset().name());
  }

  private static int missing(PlanningProblem asked, Subset part, Set<String> named) {
    Set<String> sites = sites(asked, part);
    sites.removeAll(named);
    return sites.size();
  }

  private static Set<String> sites(PlanningProblem asked, Subset part) {
    Predicate<Node> always =
        node ->
            switch (node.type()) {
              case BATTERY_PLANT, RECYCLING_CENTRE, HUB -> true;
              case SUPPLIER ->
                  asked.mode() == CommodityMode.ALL || node.commodity() == Commodity.LI;
              default -> false;
            };
    Set<String> sites = new TreeSet<>();
    part.nodes()
        .forEach(
            id ->
                asked.reference().extended().node(id).filter(always).ifPresent(n -> sites.add(id)));
    return sites;
  }

  private Set<String> named(Case reference) {
    Set<String> named = new TreeSet<>(plan.sites().keySet());
    named.addAll(plan.purchasesKwh().keySet());
    named.addAll(plan.productionKwh().keySet());
    for (Flow flow : plan.flows()) {
      Lane lane = lane(reference, flow.lane()).orElseThrow();
      named.add(lane.from());
      named.add(lane.to());
    }
    return named;
  }

  private BadInput bad(String found, String expected, String maybe) {
    return BadInput.of("%s %s is %s, expected %s.%s", option, file, found, expected, maybe);
  }
}
