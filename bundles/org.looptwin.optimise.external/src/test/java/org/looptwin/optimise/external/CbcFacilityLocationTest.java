package org.looptwin.optimise.external;

import org.looptwin.optimise.api.FacilityLocationContract;
import org.looptwin.optimise.api.LinearSolver;

class CbcFacilityLocationTest extends FacilityLocationContract {
  @Override
  protected LinearSolver solver() {
    return Installed.solver(new CbcDialect());
  }
}
