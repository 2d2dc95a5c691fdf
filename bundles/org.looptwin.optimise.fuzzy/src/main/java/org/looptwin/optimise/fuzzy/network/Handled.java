package org.looptwin.optimise.fuzzy.network;

/** What sites handle in a period, in all and where it is watched; packs. */
final class Handled {
  private double all;
  private double watched;

  Handled(NetworkModel built, double[] x, int period) {
    Columns columns = built.columns();
    for (Echelon echelon : Echelon.values()) {
      all += columns.handled(echelon, x, period);
      for (int[][] ofSite : columns.watched(echelon)) {
        for (int[] ofType : ofSite) {
          watched += x[ofType[period]];
        }
      }
    }
  }

  double all() {
    return all;
  }

  double watched() {
    return watched;
  }
}
