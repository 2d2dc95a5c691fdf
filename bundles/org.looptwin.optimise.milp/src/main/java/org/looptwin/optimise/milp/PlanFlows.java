package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;

/** Puts a plan's sites and flows into the columns of the planning model. */
final class PlanFlows {
  private final PlanningModel model;
  private final Plan plan;
  private final Complaints complaints;

  PlanFlows(PlanningModel model, Plan plan, Complaints complaints) {
    this.model = model;
    this.plan = plan;
    this.complaints = complaints;
  }

  /** By column: sites and flows, all else 0. */
  double[] columns() {
    double[] x = new double[model.matrix().columns()];
    for (int column = 0; column < x.length; column++) {
      x[column] = Math.max(0, model.matrix().lower(column));
    }
    sites(x);
    flows(x);
    return x;
  }

  private void sites(double[] x) {
    Set<String> known = new TreeSet<>();
    List<Node> recyclers = model.instance().sets().recyclers();
    for (int r = 0; r < recyclers.size(); r++) {
      String id = recyclers.get(r).id();
      known.add(id);
      x[model.sites().column(r)] = Boolean.TRUE.equals(plan.sites().get(id)) ? 1 : 0;
    }
    for (Node plant : model.instance().sets().plants()) {
      known.add(plant.id());
      if (Boolean.FALSE.equals(plan.sites().get(plant.id()))) {
        complaints.add("Battery plant %s is closed in the plan, but all are open.", plant.id());
      }
    }
    for (String id : plan.sites().keySet()) {
      if (!known.contains(id)) {
        complaints.add("The plan decides on site %s, which the problem does not have.", id);
      }
    }
  }

  private void flows(double[] x) {
    Map<String, Integer> lanes = new HashMap<>();
    List<Lane> known = model.flows().lanes();
    for (int a = 0; a < known.size(); a++) {
      lanes.put(known.get(a).id(), a);
    }
    boolean[] told = new boolean[x.length];
    for (Flow flow : plan.flows()) {
      Integer lane = lanes.get(flow.lane());
      if (lane == null) {
        complaints.add(
            "The plan ships over lane %s, which the problem does not have.", flow.lane());
      } else if (flow.month() < 1 || flow.month() > model.instance().periods()) {
        complaints.add(
            "The plan ships over lane %s in month %d, but the horizon is 1 to %d.",
            flow.lane(), flow.month(), model.instance().periods());
      } else {
        int column = model.flows().column(lane, flow.month() - 1);
        if (told[column]) {
          complaints.add(
              "The plan tells the flow over lane %s in month %d twice.", flow.lane(), flow.month());
        }
        told[column] = true;
        x[column] = flow.kwh();
      }
    }
  }

  /** The recycling centres that the plan opens. */
  Set<String> open() {
    Set<String> open = new TreeSet<>();
    for (Node recycler : model.instance().sets().recyclers()) {
      if (Boolean.TRUE.equals(plan.sites().get(recycler.id()))) {
        open.add(recycler.id());
      }
    }
    return open;
  }
}
