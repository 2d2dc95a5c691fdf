package org.looptwin.optimise.external;

import org.looptwin.optimise.api.LinearSessionContract;
import org.looptwin.optimise.api.LinearSolver;

class CbcSessionTest extends LinearSessionContract {
  @Override
  protected LinearSolver solver() {
    return Installed.solver(new CbcDialect());
  }
}
