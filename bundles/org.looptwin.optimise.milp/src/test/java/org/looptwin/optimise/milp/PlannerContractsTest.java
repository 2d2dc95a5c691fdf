package org.looptwin.optimise.milp;

import org.junit.jupiter.api.Nested;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.ojalgo.OjalgoSolver;
import org.looptwin.optimise.tck.ExactSolverContract;
import org.looptwin.optimise.tck.SolverContract;

/** What every solver promises, for the planners over each linear solver. */
class PlannerContractsTest {
  private static Solver over(LinearSolver linear) {
    LinearPlanner planner = new LinearPlanner(linear.name());
    planner.slot().bind(linear);
    return planner;
  }

  @Nested
  class Highs extends SolverContract {
    @Override
    protected Solver solver() {
      return over(Reference.HIGHS);
    }
  }

  @Nested
  class HighsIsExact extends ExactSolverContract {
    @Override
    protected Solver solver() {
      return over(Reference.HIGHS);
    }
  }

  @Nested
  class Ojalgo extends SolverContract {
    @Override
    protected Solver solver() {
      return over(new OjalgoSolver());
    }
  }
}
