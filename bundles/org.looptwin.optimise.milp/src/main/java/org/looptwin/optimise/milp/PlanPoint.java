package org.looptwin.optimise.milp;

import java.util.Optional;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Watch;

/**
 * A plan as a point of the planning model: its sites and flows, and what follows from them. Where
 * the protection decides more, measures or rules, a linear solver chooses that.
 */
final class PlanPoint {
  private final PlanningModel model;
  private final PlanFlows flows;

  PlanPoint(PlanningModel model, Plan plan, Complaints complaints) {
    this.model = model;
    flows = new PlanFlows(model, plan, complaints);
  }

  PlanFlows flows() {
    return flows;
  }

  double[] columns(Optional<SolverSlot> linear) {
    double[] x = flows.columns();
    new Completion(model.matrix(), x).fill();
    model.reserve().complete(x);
    if (model.risk().decides()) {
      linear.ifPresent(
          slot ->
              slot.use(
                  Watch.NONE,
                  (solver, sessions, watch) -> new OpenChoice(model, x).choose(solver)));
    }
    model.risk().complete(x);
    return x;
  }
}
