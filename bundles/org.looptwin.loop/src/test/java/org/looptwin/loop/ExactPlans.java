package org.looptwin.loop;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.milp.PlanningService;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** The planning model itself, for fixed sites, and what it was asked. */
final class ExactPlans {
  static final PlanningService PLANNING = PlanningService.with(new OjalgoSolver());

  private final List<PlanningProblem> asked = new ArrayList<>();

  List<PlanningProblem> asked() {
    return asked;
  }

  Solution solve(PlanningProblem problem) {
    asked.add(problem);
    try (ExactFlows flows = PLANNING.flows(problem)) {
      Answer answer =
          flows
              .costEur(problem.sites().open(), Watch.NONE)
              .<Answer>map(
                  cost ->
                      new Answer.Solved(
                          flows.plan(
                              problem.sites().open(),
                              "ojalgo",
                              "test",
                              cost,
                              Budget.DEFAULT,
                              Watch.NONE)))
              .orElseGet(() -> new Answer.Infeasible(List.of("something")));
      return Solution.of(problem, answer, List.of());
    }
  }
}
