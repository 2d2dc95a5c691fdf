package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.LinearSolver;

/** How much is asked of a linear solver. */
enum Effort {
  /** Whole flow LPs, kept warm, and branch and cut where the gap asks for it. */
  FULL {
    @Override
    Flows flows(LinearSolver solver) {
      return new FlowSessions(solver);
    }
  },
  /** Models of one month or of one mean period only. */
  LIGHT {
    @Override
    Flows flows(LinearSolver solver) {
      return new MonthlyFlows(solver);
    }
  };

  /** From so many integers on a linear solver is trusted with the model as a whole. */
  private static final int WHOLE = 30;

  static Effort of(LinearSolver solver) {
    return solver.practicalIntegers() >= WHOLE ? FULL : LIGHT;
  }

  abstract Flows flows(LinearSolver solver);
}
