package org.looptwin.optimise.external;

import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.LinearSolverContract;

class CbcSolverTest extends LinearSolverContract {
  @Override
  protected LinearSolver solver() {
    return Installed.solver(new CbcDialect());
  }
}
