package org.looptwin.optimise.external;

import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.LinearSolverContract;

class GlpkSolverTest extends LinearSolverContract {
  @Override
  protected LinearSolver solver() {
    return Installed.solver(new GlpkDialect());
  }
}
