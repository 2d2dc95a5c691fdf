package org.looptwin.optimise.genetic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.milp.PlanningService;
import org.looptwin.optimise.tck.SolverContract;

class StudyPlannerContractTest extends SolverContract {
  @Override
  protected Solver solver() {
    try {
      LinearSolver highs = HighsSolver.unpackedTo(Path.of("target/highs"));
      StudyPlanner planner = new StudyPlanner(PlanningService.with(highs), StudyPlannerTest.SMALL);
      planner.bindLinearSolver(highs);
      return planner;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
