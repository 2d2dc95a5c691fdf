package org.looptwin.optimise.highs;

import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.LinearSolverContract;

class HighsSolverTest extends LinearSolverContract {
  @Override
  protected LinearSolver solver() {
    return TestHighs.solver();
  }
}
