package org.looptwin.optimise.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Solver;

class PencilSolverTest extends SolverContract {
  @Override
  protected Solver solver() {
    return new PencilSolver();
  }

  @Test
  void inACalmMonthHalvesAreTheBestPlan() {
    Plan plan = new PencilSolver().plan(TwoSuppliers.calmMonth().problem(), Interview.BUDGET);
    assertThat(plan.objectiveEur()).isCloseTo(5024.50, within(1e-6));
  }

  /** 3 x 5024.50 and 50.4 x 0.1 x 150 for S01: 15829.50, where 15664.99 is possible. */
  @Test
  void whenOneIsUnreliableTheyAreNot() {
    Plan plan = new PencilSolver().plan(TwoSuppliers.unreliable().problem(), Interview.BUDGET);
    assertThat(plan.objectiveEur()).isCloseTo(15829.50, within(1e-6));
  }
}
