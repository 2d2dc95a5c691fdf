package org.looptwin.optimise.fuzzy.network;

/** What sites handle in a period, in all and where it is watched; packs. */
final class Handled {
  private double all;
  private double watched;

  Handled(NetworkModel built, double[] x, int period) {
    Columns columns = built.columns();
    sum(columns, "pd", x, period);
    sum(columns, "dc", x, period);
    sum(columns, "ck", x, period);
    sum(columns, "km", x, period);
    sum(columns, "kr", x, period);
    for (Echelon echelon : Echelon.values()) {
      for (int[][] ofSite : columns.watched(echelon)) {
        for (int[] ofType : ofSite) {
          watched += x[ofType[period]];
        }
      }
    }
  }

  private void sum(Columns columns, String lanes, double[] x, int period) {
    for (int[][] from : columns.flows().get(lanes)) {
      for (int[] to : from) {
        all += x[to[period]];
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
