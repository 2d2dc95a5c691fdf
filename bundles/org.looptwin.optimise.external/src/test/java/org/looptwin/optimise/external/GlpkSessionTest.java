package org.looptwin.optimise.external;

import org.looptwin.optimise.api.LinearSessionContract;
import org.looptwin.optimise.api.LinearSolver;

class GlpkSessionTest extends LinearSessionContract {
  @Override
  protected LinearSolver solver() {
    return Installed.solver(new GlpkDialect());
  }
}
