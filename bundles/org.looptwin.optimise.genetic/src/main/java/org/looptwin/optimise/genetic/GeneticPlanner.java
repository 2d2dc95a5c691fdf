package org.looptwin.optimise.genetic;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private static final String VERSION = "7.2.0";

  private final Planning planning;
  private final StudyParameters parameters;
  private final List<LinearSolver> linear = new CopyOnWriteArrayList<>();

  @Activate
  public GeneticPlanner(@Reference Planning planning) {
    this(planning, StudyParameters.OF_THE_STUDY);
  }

  GeneticPlanner(Planning planning, StudyParameters parameters) {
    this.planning = planning;
    this.parameters = parameters;
  }

  /** Known only to tell whether flows can be solved; {@link Planning} chooses among them. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    linear.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    linear.remove(solver);
  }

  @Override
  public String name() {
    return "genetic";
  }

  @Override
  public boolean accepts(PlanningProblem problem) {
    return !linear.isEmpty();
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
    Patience patience = new Patience(budget, watch);
    SiteCosts costs = new SiteCosts(flows, id -> capacityKwh(problem, id), patience);
    int sites = flows.sites().size();
    BitSet all = new BitSet();
    all.set(0, sites);
    costs.of(all);
    if (costs.best().isEmpty() && !patience.spent()) {
      return new Answer.Infeasible(
          List.of(
              "No plan exists even with every recycling centre open. Maybe ask the solver highs or"
                  + " ojalgo, which name what is missing."));
    }
    double bound = flows.boundEur(budget, patience);
    patience.proven(bound);
    long generations = 0;
    if (sites > 0) {
      BitSet today = bits(flows.sites(), problem.initial().openRecyclers());
      generations =
          new SiteSearch(sites, parameters)
              .run(costs, List.of(all, today), patience, budget.seed());
    }
    LOG.debug("{} choices of sites solved in {} generations", costs.solved(), generations);
    String effort =
        "%d choices of sites were solved in %d generations".formatted(costs.solved(), generations);
    return costs
        .best()
        .map(
            open ->
                conclude(
                    flows.plan(open, name(), VERSION, bound, budget, Watch.NONE),
                    budget,
                    patience,
                    effort))
        .orElseGet(() -> new Answer.OutOfBudget(null, nothing(budget, patience)));
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

  private static Answer conclude(Plan bare, Budget budget, Patience patience, String effort) {
    Plan plan = withSentence(bare, effort + ".");
    if (plan.status() != PlanStatus.TIME_LIMIT) {
      return new Answer.Solved(plan);
    }
    return new Answer.OutOfBudget(
        plan,
        String.format(
            Locale.ROOT,
            "%s%s; the best is proven within %.3f %%, but %.3f %% was asked for. Maybe %s.",
            patience.cancelledByCaller() ? "Cancelled when " : "",
            effort,
            100 * plan.gap(),
            100 * budget.gap(),
            patience.late() ? "give it more time" : "use the solver highs"));
  }

  private static Plan withSentence(Plan plan, String sentence) {
    List<String> sentences = new ArrayList<>(plan.sentences());
    sentences.add(sentence);
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
        plan.start(),
        plan.months(),
        plan.sites(),
        plan.shares(),
        plan.routes(),
        plan.purchasesKwh(),
        plan.productionKwh(),
        plan.regeneratedKwh(),
        plan.flows(),
        plan.indicators(),
        plan.relaxation(),
        sentences);
  }

  private static String nothing(Budget budget, Patience patience) {
    return patience.cancelledByCaller()
        ? "Cancelled before a plan was found."
        : "No plan was found in %s s.".formatted(budget.time().toMillis() / 1000.0);
  }
}
