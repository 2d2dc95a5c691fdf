package org.looptwin.loop;

import java.util.List;
import java.util.function.Supplier;
import org.looptwin.compliance.api.Compliance;
import org.looptwin.forecast.api.Arena;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.SolveListener;
import org.looptwin.optimise.api.Solver;
import org.looptwin.uncertainty.api.UncertaintySets;

/**
 * The services a step of the loop calls, in the order of their use.
 *
 * @param solvers all solvers present, best first; asked at every step, so that one may come or go
 * @param listeners told of live solves
 */
record Tools(
    Arena arena,
    UncertaintySets sets,
    Supplier<List<Solver>> solvers,
    Planning planning,
    Compliance compliance,
    Supplier<List<SolveListener>> listeners) {

  /** Tools without listeners. */
  Tools(
      Arena arena,
      UncertaintySets sets,
      Supplier<List<Solver>> solvers,
      Planning planning,
      Compliance compliance) {
    this(arena, sets, solvers, planning, compliance, List::of);
  }

  /** The solvers that take the problem, best first. */
  List<Solver> solversFor(PlanningProblem problem) {
    return solvers.get().stream().filter(solver -> solver.accepts(problem)).toList();
  }
}
