package org.looptwin.optimise.ojalgo;

import org.looptwin.optimise.api.LinearSessionContract;
import org.looptwin.optimise.api.LinearSolver;

class OjalgoSessionTest extends LinearSessionContract {
  @Override
  protected LinearSolver solver() {
    return new OjalgoSolver();
  }
}
