package org.looptwin.optimise.ojalgo;

import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.LinearSolverContract;

class OjalgoSolverTest extends LinearSolverContract {
  @Override
  protected LinearSolver solver() {
    return new OjalgoSolver();
  }
}
