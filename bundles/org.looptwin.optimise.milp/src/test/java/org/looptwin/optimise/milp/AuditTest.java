package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Outlooks;

/** Plans held against the model. */
class AuditTest {
  @Test
  void highsOwnPlanHolds() {
    PlanningService planning = Reference.planning();
    Plan plan = Reference.plan(Reference.calm());
    assertThat(planning.audit(Reference.calm(), plan)).isEmpty();

    assertThat(planning.audit(Reference.calm(), plan)).isEmpty();

    var tiny = TwoSuppliers.problem(3, Outlooks.BASE, 10);
    assertThat(planning.audit(tiny, Reference.plan(tiny))).isEmpty();
  }
}
