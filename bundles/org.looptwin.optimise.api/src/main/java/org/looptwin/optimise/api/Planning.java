package org.looptwin.optimise.api;

import java.util.List;
import java.util.Optional;
import org.looptwin.model.decision.Change;
import org.looptwin.model.plan.Plan;
import org.osgi.annotation.versioning.ProviderType;

/** What the planning model offers beside solving: its matrix, and plans compared in words. */
@ProviderType
public interface Planning {
  /**
   * What is wrong with the question itself, asked before memory is taken: what cannot be asked, or
   * samples more than this machine holds.
   *
   * @return in words, with sizes and remedy; empty when it can be asked
   */
  default Optional<String> fault(PlanningProblem problem) {
    return Optional.empty();
  }

  /** The very model that is solved for this problem: full, never aggregated. */
  LinearModel model(PlanningProblem problem);

  /**
   * The same with what only a solve finds: the last tangents of an ellipsoid, as rows. Its optimum
   * is the plan's objective, within the budget's gap.
   *
   * @throws IllegalStateException when a solve is needed and no linear solver is there
   */
  default LinearModel model(PlanningProblem problem, Budget budget, Watch watch) {
    return model(problem);
  }

  /**
   * The model of a question after limits have given way; all else as in {@link #model}.
   *
   * @throws IllegalArgumentException when a concession names a limit that the question has not
   * @throws UnsupportedOperationException where the implementation cannot
   */
  default LinearModel relaxed(PlanningProblem problem, List<Concession> concessions) {
    throw new UnsupportedOperationException("This planning model's limits cannot give way.");
  }

  /**
   * Cost, emissions and disruption apart, over the columns of {@link #model}.
   *
   * @throws UnsupportedOperationException where the implementation knows only the sum
   */
  default Objectives objectives(PlanningProblem problem) {
    throw new UnsupportedOperationException("This planning model tells only the sum of its costs.");
  }

  /**
   * Checks a plan against the model it claims to solve, independent of who made it: its sites,
   * shares and flows keep every row, its cost parts and objective are those of its flows, its bound
   * and gap are no better than they can be.
   *
   * @return at most ten complaints, in words; empty when the plan holds
   */
  List<String> audit(PlanningProblem problem, Plan plan);

  /**
   * Flows for chosen sites by the best linear solver present.
   *
   * @throws IllegalStateException when there is none
   * @throws IllegalArgumentException when the question has a fault, e.g. a site that is unknown
   */
  ExactFlows flows(PlanningProblem problem);

  /** Differences worth telling, largest first, and sentences made from their numbers. */
  Comparison compare(Plan before, Plan after, PlanningProblem problem);

  /** Nodes in the subset have parameters of their own; the static set of study A for comparison. */
  Outlooks staticSet(PlanningProblem problem);

  /**
   * @param changes shares, routes, regeneration, costs
   * @param sentences for the operator: what moved, by how much, why (which cost or limit)
   */
  record Comparison(List<Change> changes, List<String> sentences) {}
}
