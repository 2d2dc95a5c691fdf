package org.looptwin.optimise.highs;

import org.looptwin.optimise.api.LinearSessionContract;
import org.looptwin.optimise.api.LinearSolver;

class HighsSessionTest extends LinearSessionContract {
  @Override
  protected LinearSolver solver() {
    return TestHighs.solver();
  }
}
