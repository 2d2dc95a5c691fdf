package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.Greedy;
import org.looptwin.coordinate.markov.exact.SpanBounds;
import org.looptwin.coordinate.markov.exact.TableMemory;

/**
 * Value iteration for the distributor by its structure. With {@code (n, r, w)} the stocks after the
 * sale,
 *
 * <pre>
 *   V(n, r, w, d) = earned + G(n - sold new, r - sold reused, w)
 *   G(n, r, w)    = max_o -co o + max_u -cu u + max_net trade(w, net) + gamma W(n + o, r + u, w + net)
 *   W(n, r, w)    = E over returns and demand of V(n, r, w + returns, demand)
 * </pre>
 *
 * with all sums cut at the caps. That is exact: the cost is a sum over the actions, each moves one
 * stock only, and chance does not look at them. The demand is drawn anew each period, so that V
 * itself need not be kept: three tables over the stocks do, and V is read off them. A sweep takes
 * {@code cells * (S + T + 1 + U + 1 + O + 1 + D + 1 + returns)} steps in place of states times
 * actions.
 */
public final class DistributorSolver {
  private static final long MOST_BYTES = 8 * 3 * (Integer.MAX_VALUE - 16L); // an array's length

  private final Distributor of;
  private final int cells;
  private final int slab; // cells of one n
  private final int widthW;
  private final double[][] trade;

  /**
   * @throws IllegalArgumentException with the sizes when the tables do not fit, before any is made
   */
  public DistributorSolver(Distributor of, long bytesAllowed) {
    this.of = of;
    new TableMemory(Math.min(bytesAllowed, MOST_BYTES))
        .check(
            bytes(of),
            "the distributor has %,d states x %,d actions; its three tables of %,d stocks"
                .formatted(of.states(), of.actions(), of.cells()),
            "smaller caps");
    cells = (int) of.cells();
    widthW = of.mostW + 1;
    slab = (of.mostR + 1) * widthW;
    trade = of.trade();
  }

  /** What a solve takes. */
  public static long bytes(Distributor of) {
    return 8 * 3 * of.cells() + 16L * 8 * (of.mostR + 1) * (of.mostW + 1);
  }

  /** What came out; values are read off the table. */
  public final class Result {
    private final double[] g;
    private final double shift;
    private final long sweeps;
    private final double bound;

    private Result(double[] g, double shift, long sweeps, double bound) {
      this.g = g;
      this.shift = shift;
      this.sweeps = sweeps;
      this.bound = bound;
    }

    public double value(int n, int r, int w, int d) {
      int soldNew = Math.min(d, n);
      int soldReused = Math.min(d - soldNew, r);
      return of.earned(n, r, w, d) + g[cell(n - soldNew, r - soldReused, w)] + shift;
    }

    public long sweeps() {
      return sweeps;
    }

    public double bound() {
      return bound;
    }

    /** Mean over all states. */
    public double mean() {
      double sum = 0;
      for (int n = 0; n <= of.mostN; n++) {
        for (int r = 0; r <= of.mostR; r++) {
          for (int w = 0; w <= of.mostW; w++) {
            for (int d = 0; d <= of.mostD; d++) {
              sum += value(n, r, w, d);
            }
          }
        }
      }
      return sum / of.states();
    }

    /** Where the stocks ordinarily stand: {@code [n, r, w, d]}. */
    public double[] ordinary() {
      return Habit.walk(
          4,
          now -> {
            int[] a = nearest(now);
            double soldNew = Math.min(now[0], now[3]);
            double soldReused = Math.min(now[1], now[3] - soldNew);
            return new double[] {
              Math.min(of.mostN, now[0] - soldNew + a[0]),
              Math.min(of.mostR, now[1] - soldReused + a[1]),
              Math.min(of.mostW, Math.max(0, now[2] + a[3] - a[2]) + of.returns.mean()),
              of.demand.mean()
            };
          });
    }

    /** Mean {@code [o, u, s, t]} of many periods from empty stocks; for small caps. */
    public double[] flows() {
      return new DistributorFlows(of, this).means();
    }

    /** Best orders and offers in the state nearest to these amounts. */
    public int[] nearest(double[] stocks) {
      int[] most = {of.mostN, of.mostR, of.mostW, of.mostD};
      int[] at = new int[4];
      for (int k = 0; k < 4; k++) {
        at[k] = (int) Math.min(most[k], Math.max(0, Math.rint(stocks[k])));
      }
      return action(at[0], at[1], at[2], at[3]);
    }

    /** Best orders and offers {@code [o, u, s, t]}, the lowest of equals. */
    public int[] action(int n, int r, int w, int d) {
      return DistributorSolver.this.action(g, n, r, w, d);
    }
  }

  private int cell(int n, int r, int w) {
    return n * slab + r * widthW + w;
  }

  public Result solve(double tolerance, BooleanSupplier cancelled) throws NoValueException {
    double[] g = new double[cells];
    double[] mean = new double[cells];
    double[] best = new double[cells];
    SpanBounds bounds = new SpanBounds(of.gamma);
    long sweeps = 0;
    do {
      if (cancelled.getAsBoolean()) {
        throw new NoValueException("stopped after %d sweeps".formatted(sweeps));
      }
      double[] from = g;
      each(n -> overDemand(n, from, mean));
      each(n -> ordersOfReused(n, mean, best));
      each(n -> ordersOfNew(n, best, mean));
      bounds.begin();
      for (int k = 0; k < cells; k++) {
        bounds.see(g[k], mean[k]);
        g[k] = mean[k];
      }
      sweeps++;
    } while (bounds.error() > tolerance && !bounds.exhausted());
    return new Result(g, bounds.shift(), sweeps, bounds.error());
  }

  private void each(java.util.function.IntConsumer work) {
    IntStream.rangeClosed(0, of.mostN).parallel().forEach(work);
  }

  /** Mean of V over the next demand, for one n. */
  private void overDemand(int n, double[] g, double[] mean) {
    for (int r = 0; r <= of.mostR; r++) {
      int at = cell(n, r, 0);
      Arrays.fill(mean, at, at + widthW, 0);
      for (int d = 0; d <= of.mostD; d++) {
        int soldNew = Math.min(d, n);
        int soldReused = Math.min(d - soldNew, r);
        int from = cell(n - soldNew, r - soldReused, 0);
        double p = of.demand.p(d);
        double earned = of.earned(n, r, 0, d);
        for (int w = 0; w < widthW; w++) {
          mean[at + w] += p * (earned - of.holdW * w + g[from + w]);
        }
      }
    }
  }

  /** Returns, trade in used packs and orders of reused ones, for one n. */
  private void ordersOfReused(int n, double[] mean, double[] best) {
    double[] traded = new double[slab];
    double[] returned = new double[widthW];
    for (int r = 0; r <= of.mostR; r++) {
      returned(mean, cell(n, r, 0), returned);
      traded(returned, traded, r * widthW);
    }
    int base = cell(n, 0, 0);
    for (int r = 0; r <= of.mostR; r++) {
      int at = base + r * widthW;
      System.arraycopy(traded, r * widthW, best, at, widthW);
      for (int u = 1; u <= of.mostU; u++) {
        int from = Math.min(of.mostR, r + u) * widthW;
        raise(best, at, traded, from, -of.costU * u);
      }
    }
  }

  private void returned(double[] mean, int at, double[] returned) {
    Arrays.fill(returned, 0);
    for (int k = 0; k <= of.returns.most(); k++) {
      double p = of.returns.p(k);
      int inside = Math.max(0, widthW - 1 - k);
      for (int w = 0; w < inside; w++) {
        returned[w] += p * mean[at + w + k];
      }
      double full = p * mean[at + widthW - 1];
      for (int w = inside; w < widthW; w++) {
        returned[w] += full;
      }
    }
  }

  private void traded(double[] returned, double[] traded, int at) {
    for (int w = 0; w < widthW; w++) {
      double[] prices = trade[Math.min(w, of.mostS)];
      double most = Double.NEGATIVE_INFINITY;
      int least = Math.max(0, of.mostS - w);
      for (int k = least; k < prices.length; k++) {
        int to = Math.min(widthW - 1, w + k - of.mostS);
        most = Math.max(most, prices[k] + of.gamma * returned[to]);
      }
      traded[at + w] = most;
    }
  }

  private void raise(double[] best, int at, double[] other, int from, double cost) {
    for (int w = 0; w < widthW; w++) {
      best[at + w] = Math.max(best[at + w], other[from + w] + cost);
    }
  }

  private void ordersOfNew(int n, double[] best, double[] result) {
    int at = cell(n, 0, 0);
    System.arraycopy(best, at, result, at, slab);
    for (int o = 1; o <= of.mostO; o++) {
      int from = cell(Math.min(of.mostN, n + o), 0, 0);
      double cost = -of.costO * o;
      for (int k = 0; k < slab; k++) {
        result[at + k] = Math.max(result[at + k], best[from + k] + cost);
      }
    }
  }

  private int[] action(double[] g, int n, int r, int w, int d) {
    int soldNew = Math.min(d, n);
    int soldReused = Math.min(d - soldNew, r);
    double[] mean = new double[widthW];
    double[] returned = new double[widthW];
    int[] chosen = new int[4];
    double most = Double.NEGATIVE_INFINITY;
    for (int o = 0; o <= of.mostO; o++) {
      for (int u = 0; u <= of.mostU; u++) {
        int toN = Math.min(of.mostN, n - soldNew + o);
        int toR = Math.min(of.mostR, r - soldReused + u);
        for (int k = 0; k < widthW; k++) {
          mean[k] = expected(g, toN, toR, k);
        }
        returned(mean, 0, returned);
        for (int s = 0; s <= Math.min(w, of.mostS); s++) {
          for (int t = 0; t <= of.mostT; t++) {
            double q =
                -of.costO * o
                    - of.costU * u
                    + of.saleS * s
                    - of.costT * t
                    + of.gamma * returned[Math.min(widthW - 1, w + t - s)];
            if (Greedy.beats(q, most)) {
              most = q;
              chosen = new int[] {o, u, s, t};
            }
          }
        }
      }
    }
    return chosen;
  }

  private double expected(double[] g, int n, int r, int w) {
    double sum = 0;
    for (int d = 0; d <= of.mostD; d++) {
      int soldNew = Math.min(d, n);
      int soldReused = Math.min(d - soldNew, r);
      sum += of.demand.p(d) * (of.earned(n, r, w, d) + g[cell(n - soldNew, r - soldReused, w)]);
    }
    return sum;
  }
}
