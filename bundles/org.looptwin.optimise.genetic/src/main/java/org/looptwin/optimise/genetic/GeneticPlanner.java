package org.looptwin.optimise.genetic;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans by evolution: which recycling centres to open is bred, the flows of each choice are solved
 * exactly. Its plan is proven against the same bound as every other, and says its true gap. Ranked
 * below all others: to be asked for by name.
 */
@Component(property = {"name=genetic", "service.ranking:Integer=-100"})
public final class GeneticPlanner implements Solver {
  private static final Logger LOG = LoggerFactory.getLogger(GeneticPlanner.class);

  /** Of Jenetics. */
  static final String VERSION = "7.2.0";

  static final Answer NO_PLAN =
      new Answer.Infeasible(
          List.of(
              "No plan exists even with every recycling centre open. Maybe ask the solver highs or"
                  + " ojalgo, which name what is missing."));

  /** The rest of the time is for the plan itself. */
  private static final double SEARCH_SHARE = 0.9;

  private final Planning planning;
  private final StudyParameters parameters;
  private final ExactBeside exact = new ExactBeside();

  @Activate
  public GeneticPlanner(@Reference Planning planning) {
    this(planning, StudyParameters.OF_THE_STUDY);
  }

  GeneticPlanner(Planning planning, StudyParameters parameters) {
    this.planning = planning;
    this.parameters = parameters;
  }

  /** Flows are solved by whom {@link Planning} chooses; these are for the optimum beside. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    exact.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    exact.remove(solver);
  }

  @Override
  public String name() {
    return "genetic";
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return exact.present();
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    try (ExactFlows flows = planning.flows(problem)) {
      return answer(flows, problem, budget, watch);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  private Answer answer(ExactFlows flows, PlanningProblem problem, Budget budget, Watch watch) {
    Patience patience = new Patience(budget, watch, SEARCH_SHARE);
    SiteCosts costs = new SiteCosts(flows, id -> capacityKwh(problem, id), patience);
    int sites = flows.sites().size();
    BitSet all = new BitSet();
    all.set(0, sites);
    costs.of(all);
    if (costs.best().isEmpty() && !patience.spent()) {
      return NO_PLAN;
    }
    double bound = flows.boundEur(budget, patience);
    patience.proven(bound);
    long generations = sites > 0 ? search(flows, problem, costs, all, patience, budget.seed()) : 0;
    LOG.debug("{} choices of sites solved in {} generations", costs.solved(), generations);
    String effort =
        "%d choices of sites were solved in %d generations".formatted(costs.solved(), generations);
    return costs
        .best()
        .map(open -> flows.plan(open, name(), VERSION, bound, budget, Watch.NONE))
        .map(plan -> concluded(plan, problem, budget, patience, effort))
        .orElseGet(() -> new Answer.OutOfBudget(null, patience.nothing()));
  }

  /** Descends from what is open today, breeds, and descends from what was bred. */
  private long search(
      ExactFlows flows,
      PlanningProblem problem,
      SiteCosts costs,
      BitSet all,
      Patience patience,
      long seed) {
    int sites = flows.sites().size();
    SiteDescent descent = new SiteDescent(sites, costs, patience);
    BitSet today = descent.from(bits(flows.sites(), problem.initial().openRecyclers()));
    long generations =
        new SiteSearch(sites, parameters).run(costs, List.of(all, today), patience, seed);
    costs.best().ifPresent(open -> descent.from(bits(flows.sites(), open)));
    return generations;
  }

  private static BitSet bits(List<String> sites, Set<String> open) {
    BitSet bits = new BitSet();
    IntStream.range(0, sites.size())
        .filter(site -> open.contains(sites.get(site)))
        .forEach(bits::set);
    return bits;
  }

  private static double capacityKwh(PlanningProblem problem, String id) {
    return problem.reference().extended().node(id).map(Node::capKwhMonth).orElse(0.0);
  }

  private Answer concluded(
      Plan bare, PlanningProblem problem, Budget budget, Patience patience, String effort) {
    Plan plan = PlanNotes.added(bare, List.of(effort + "."), null);
    if (plan.status() != PlanStatus.TIME_LIMIT) {
      return new Answer.Solved(plan);
    }
    String because =
        String.format(
            Locale.ROOT,
            "%s%s; the best is proven within %.3f %%, but %.3f %% was asked for. Maybe %s.",
            patience.cancelledByCaller() ? "Cancelled when " : "",
            effort,
            100 * plan.gap(),
            100 * budget.gap(),
            patience.late() ? "give it more time" : "use the solver highs");
    return new Answer.OutOfBudget(beside(plan, problem, patience), because);
  }

  /** The exact optimum beside the plan; not of an ellipsoid, whose norm the model does not hold. */
  private Plan beside(Plan plan, PlanningProblem problem, Patience patience) {
    return problem.protection() instanceof Protection.Ellipsoid
        ? plan
        : exact.beside(plan, planning.model(problem), patience.left(), patience.caller());
  }
}
