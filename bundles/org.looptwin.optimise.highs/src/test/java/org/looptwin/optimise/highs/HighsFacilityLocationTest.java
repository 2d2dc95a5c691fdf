package org.looptwin.optimise.highs;

import org.looptwin.optimise.api.FacilityLocationContract;
import org.looptwin.optimise.api.LinearSolver;

class HighsFacilityLocationTest extends FacilityLocationContract {
  @Override
  protected LinearSolver solver() {
    return TestHighs.solver();
  }
}
