package org.looptwin.coordinate.markov.actors;

/** What a distributor that does its best orders and offers in the mean of a long time. */
final class DistributorFlows {
  private static final int PERIODS = 300;

  private final Distributor of;
  private final int[][] actions;
  private final int widthD;
  private final int widthW;

  /** Looks up the best action of every state: for small caps. */
  DistributorFlows(Distributor of, DistributorSolver.Result result) {
    this.of = of;
    widthD = of.mostD + 1;
    widthW = of.mostW + 1;
    actions = new int[(int) of.states()][];
    for (int s = 0; s < actions.length; s++) {
      int[] x = stocks(s);
      actions[s] = result.action(x[0], x[1], x[2], x[3]);
    }
  }

  private int[] stocks(int state) {
    int cell = state / widthD;
    int slab = cell / widthW;
    return new int[] {slab / (of.mostR + 1), slab % (of.mostR + 1), cell % widthW, state % widthD};
  }

  /** {@code [o, u, s, t]} over the second half of the periods. */
  double[] means() {
    double[] now = new double[actions.length];
    now[0] = 1;
    double[] sum = new double[4];
    for (int t = 0; t < PERIODS; t++) {
      double[] next = new double[now.length];
      for (int s = 0; s < now.length; s++) {
        if (now[s] > 0) {
          spread(s, now[s], next);
          for (int k = 0; k < 4 && t >= PERIODS / 2; k++) {
            sum[k] += now[s] * actions[s][k] / (PERIODS - PERIODS / 2);
          }
        }
      }
      now = next;
    }
    return sum;
  }

  private void spread(int state, double weight, double[] next) {
    int[] x = stocks(state);
    int[] a = actions[state];
    int soldNew = Math.min(x[3], x[0]);
    int soldReused = Math.min(x[3] - soldNew, x[1]);
    int n = Math.min(of.mostN, x[0] - soldNew + a[0]);
    int r = Math.min(of.mostR, x[1] - soldReused + a[1]);
    int w = Math.min(of.mostW, x[2] + a[3] - a[2]);
    for (int k = 0; k <= of.returns.most(); k++) {
      int cell = (n * (of.mostR + 1) + r) * widthW + Math.min(of.mostW, w + k);
      double chance = weight * of.returns.p(k);
      for (int d = 0; d < widthD; d++) {
        next[cell * widthD + d] += chance * of.demand.p(d);
      }
    }
  }
}
