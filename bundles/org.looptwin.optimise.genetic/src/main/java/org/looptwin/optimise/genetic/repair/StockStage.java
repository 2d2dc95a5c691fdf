package org.looptwin.optimise.genetic.repair;

/**
 * Inventories of the plants. Backwards from the end each is brought below what can be used up
 * again, and where a later month asks for more than its suppliers deliver, above what lets that
 * month be served; forwards it is kept above what cannot be used up in time.
 */
final class StockStage {
  private final Draft draft;
  private final double[] most;

  StockStage(Draft draft) {
    this.draft = draft;
    most = new double[draft.months[0].plants.size()];
  }

  /**
   * @param share of what the genes ask for above the floors
   */
  void fill(double share) {
    for (int k = 0; k < draft.months[0].materials.size(); k++) {
      for (int t = draft.months.length - 1; t >= 0; t--) {
        wish(t, k, share);
        layDown(t, k);
      }
      for (int t = 0; t < draft.months.length; t++) {
        useUp(t, k);
      }
    }
  }

  /** What the genes ask for, at most what next month can use up. */
  private void wish(int t, int k, double share) {
    MonthShape month = draft.months[t];
    boolean last = t == draft.months.length - 1;
    for (int b = 0; b < most.length; b++) {
      int column = month.stock[b][k];
      double ceiling = draft.model.upper(column);
      double floor = Math.min(ceiling, month.stockFloor[b][k]);
      double gene = ceiling > 0 ? share * draft.wanted[column] / ceiling : 0;
      most[b] = last ? ceiling : Math.min(ceiling, usable(t + 1, b, k));
      double wish = last ? ceiling : floor + gene * (ceiling - floor);
      draft.stock[t][b][k] = Math.max(0, Math.min(most[b], wish));
    }
  }

  /** What a month can take out of the stock before it, leaving the one after it as it is. */
  private double usable(int t, int b, int k) {
    return draft.use(t, b, k) + draft.stock[t][b][k] - draft.months[t].arriving[b][k];
  }

  /** Raises inventories where next month's purchases would exceed what suppliers deliver. */
  private void layDown(int t, int k) {
    if (t == draft.months.length - 1) {
      return;
    }
    double missing = -draft.months[t + 1].contracts[k].capacityKwh();
    double space = 0;
    for (int b = 0; b < most.length; b++) {
      missing += usable(t + 1, b, k) - draft.stock[t][b][k];
      space += Math.max(0, most[b] - draft.stock[t][b][k]);
    }
    if (missing > 0 && space > 0) {
      double share = Math.min(1, missing / space);
      for (int b = 0; b < most.length; b++) {
        draft.stock[t][b][k] += share * Math.max(0, most[b] - draft.stock[t][b][k]);
      }
    }
  }

  private void useUp(int t, int k) {
    for (int b = 0; b < most.length; b++) {
      double left = draft.before(t, b, k) - draft.use(t, b, k);
      draft.stock[t][b][k] = Math.max(left, draft.stock[t][b][k]);
    }
  }
}
