package org.looptwin.optimise.genetic;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.PlanStatus;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.genetic.StudySearch.Chromosome;
import org.looptwin.optimise.genetic.repair.RepairDecoder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Plans as study A does: locations, flows and inventories are all bred, each child repaired to a
 * feasible plan. For comparison; its plan says how far it is from the exact optimum.
 */
@Component(property = {"name=genetic-study-a", "service.ranking:Integer=-110"})
public final class StudyPlanner implements Solver {
  private static final String NAME = "genetic-study-a";

  /** The rest is for the exact optimum beside it. */
  private static final double SEARCH_SHARE = 0.75;

  private final Planning planning;
  private final StudyParameters parameters;
  private final ExactBeside exact = new ExactBeside();

  @Activate
  public StudyPlanner(@Reference Planning planning) {
    this(planning, StudyParameters.OF_THE_STUDY);
  }

  StudyPlanner(Planning planning, StudyParameters parameters) {
    this.planning = planning;
    this.parameters = parameters;
  }

  /** For bounds and the exact optimum. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindLinearSolver(LinearSolver solver) {
    exact.add(solver);
  }

  void unbindLinearSolver(LinearSolver solver) {
    exact.remove(solver);
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Protections, reserves and obligations have columns and rows that study A's coding has no genes
   * for.
   */
  @Override
  public boolean accepts(PlanningProblem problem) {
    return exact.present()
        && problem.protection().equals(Protection.NONE)
        && problem.reserveShare() == 0
        && problem.policyRows().isEmpty();
  }

  @Override
  public Answer solve(PlanningProblem problem, Budget budget, Watch watch) {
    try (ExactFlows flows = planning.flows(problem)) {
      Patience patience = new Patience(budget, watch, SEARCH_SHARE);
      boolean none = flows.costEur(new TreeSet<>(flows.sites()), patience).isEmpty();
      if (none && !patience.spent()) {
        return GeneticPlanner.NO_PLAN;
      }
      double bound = flows.boundEur(budget, patience);
      patience.proven(bound);
      return bred(flows, planning.model(problem), bound, budget, patience);
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Answer.Failed(e.getMessage());
    }
  }

  private Answer bred(
      ExactFlows flows, LinearModel model, double bound, Budget budget, Patience patience) {
    RepairDecoder decoder = new RepairDecoder(model);
    StudySearch search = new StudySearch(decoder, parameters, patience, budget.seed());
    if (patience.spent()) {
      return new Answer.OutOfBudget(null, patience.nothing());
    }
    Chromosome best = search.run();
    if (!Double.isFinite(best.eur())) {
      return new Answer.OutOfBudget(
          null,
          "None of %d chromosomes could be repaired to a plan. Maybe use the solver highs."
              .formatted(search.priced()));
    }
    Plan plan = plan(flows, decoder.plan(best.open(), best.genes()), search, bound, budget);
    if (plan.status() != PlanStatus.TIME_LIMIT) {
      return new Answer.Solved(plan);
    }
    Plan told = exact.beside(plan, model, patience.left(), patience.caller());
    return new Answer.OutOfBudget(told, effort(search) + "; it proves nothing. Maybe use highs.");
  }

  private static Plan plan(
      ExactFlows flows, double[] x, StudySearch search, double bound, Budget budget) {
    Plan bare = flows.plan(x, NAME, GeneticPlanner.VERSION, bound, budget);
    return PlanNotes.added(bare, List.of(effort(search) + "."), null);
  }

  private static String effort(StudySearch search) {
    return String.format(
        Locale.ROOT,
        "%d chromosomes of study A's coding were repaired and priced in %d generations, %d beyond"
            + " repair",
        search.priced(),
        search.generations(),
        search.lost());
  }
}
