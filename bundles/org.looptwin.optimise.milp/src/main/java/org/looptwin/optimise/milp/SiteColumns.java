package org.looptwin.optimise.milp;

import java.util.List;
import org.looptwin.model.network.Node;

/**
 * z_r, open or closed, with the fixed cost of the recycling centres; the battery plants are open
 * and their fixed cost is a column fixed at 1.
 */
final class SiteColumns {
  private final Instance instance;
  private final int[] open;

  SiteColumns(Draft draft, Instance instance) {
    this.instance = instance;
    List<Node> recyclers = instance.sets().recyclers();
    open = new int[recyclers.size()];
    for (int r = 0; r < open.length; r++) {
      Node node = recyclers.get(r);
      String name = "z[%s]".formatted(node.id());
      double fixed = instance.mayOpen(node) ? 1 : 0;
      open[r] = instance.sitesFree() ? draft.binary(name) : draft.column(name, fixed, fixed);
      draft.cost(open[r], Part.OPERATING, node.fixedCostEurMonth() * instance.periods());
    }
    constant(draft);
  }

  private void constant(Draft draft) {
    int one = draft.column("one", 1, 1);
    for (Node plant : instance.sets().plants()) {
      draft.cost(one, Part.OPERATING, plant.fixedCostEurMonth() * instance.periods());
    }
  }

  int column(int recycler) {
    return open[recycler];
  }

  /** The greatest value a quantity of this size may take at a recycling centre. */
  double limit(int recycler, double kwh) {
    return instance.mayOpen(instance.sets().recyclers().get(recycler)) ? kwh : 0;
  }

  /** When sites are free: {@code column <= kwh * z}. Otherwise the column's own bound says it. */
  void link(Draft draft, String name, int column, int recycler, double kwh) {
    if (instance.sitesFree()) {
      int row = draft.row(name, Double.NEGATIVE_INFINITY, 0);
      draft.entry(row, column, 1);
      draft.entry(row, open[recycler], -kwh);
    }
  }
}
