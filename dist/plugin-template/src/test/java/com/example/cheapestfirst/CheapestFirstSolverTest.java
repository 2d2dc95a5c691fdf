package com.example.cheapestfirst;

import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.milp.PlanningService;
import org.looptwin.optimise.ojalgo.OjalgoSolver;
import org.looptwin.optimise.tck.SolverContract;

/** Everything a server tries before it uses a solver, and a little more. */
class CheapestFirstSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new CheapestFirstSolver(PlanningService.with(new OjalgoSolver()));
  }
}
