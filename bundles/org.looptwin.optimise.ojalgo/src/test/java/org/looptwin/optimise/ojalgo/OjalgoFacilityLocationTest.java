package org.looptwin.optimise.ojalgo;

import org.looptwin.optimise.api.FacilityLocationContract;
import org.looptwin.optimise.api.LinearSolver;

class OjalgoFacilityLocationTest extends FacilityLocationContract {
  @Override
  protected LinearSolver solver() {
    return new OjalgoSolver();
  }

  @Override
  protected boolean tries(int sites) {
    return sites <= 16;
  }
}
