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

  /**
   * Its columns.
   *
   * @param x by column
   * @param known whether all of them are; else what the protection decides is 0
   */
  record Columns(double[] x, boolean known) {}

  Columns columns(Optional<SolverSlot> linear) {
    double[] x = flows.columns();
    new Completion(model.matrix(), x).fill();
    model.reserve().complete(x);
    boolean known =
        !model.risk().decides()
            || linear
                .flatMap(
                    slot ->
                        slot.use(
                            Watch.NONE,
                            (solver, sessions, watch) -> new OpenChoice(model, x).choose(solver)))
                .orElse(false);
    model.risk().complete(x);
    return new Columns(x, known);
  }
}
