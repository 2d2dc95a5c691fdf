package org.looptwin.coordinate.markov.actors;

import java.util.Arrays;
import org.looptwin.coordinate.api.DecisionProcess;

/**
 * The distributor: stocks n of new, r of reused, w of used packs and the demand d of the period. It
 * orders o new and u reused, offers s used and orders t used.
 *
 * <p>A period: demand is served from the stocks it began with, new packs first; then what was
 * ordered comes in full, what does not fit is lost though paid; s is what the stock allows at most;
 * packs come back by chance; the next demand is drawn anew. After the decision nothing depends on
 * it any more but through the stocks, so that the greatest value over 14,641 actions falls apart
 * into three along the axes.
 */
public final class Distributor {
  final int mostN;
  final int mostR;
  final int mostW;
  final int mostD;
  final int mostO;
  final int mostU;
  final int mostS;
  final int mostT;
  final double gamma;
  final Law demand;
  final Law returns;
  final double saleNew;
  final double saleReused;
  final double holdN;
  final double holdR;
  final double holdW;
  final double costO;
  final double costU;
  final double saleS;
  final double costT;

  public Distributor(Numbers of) {
    mostN = of.cap("Nmax");
    mostR = of.cap("Rmax");
    mostW = of.cap("Wmax");
    mostD = of.cap("Dmax");
    mostO = of.cap("Omax");
    mostU = of.cap("Umax");
    mostS = of.cap("Smax");
    mostT = of.cap("Tmax");
    gamma = of.gamma();
    demand = of.law("consumer_purchase", mostD);
    returns = of.law("consumer_returns", Math.min(mostW, Law.taps(of.mean("consumer_returns"))));
    saleNew = of.literal() ? 0 : of.price("sale_price_distributor_new");
    saleReused = of.literal() ? 0 : of.price("sale_price_distributor_reused");
    holdN = of.price("cn");
    holdR = of.price("cr");
    holdW = of.price("cw");
    costO = of.price("co");
    costU = of.price("cu");
    saleS = of.price("cs_distributor");
    costT = of.price("ct_distributor");
  }

  public long states() {
    return cells() * (mostD + 1);
  }

  /** Stocks without the demand. */
  long cells() {
    return (long) (mostN + 1) * (mostR + 1) * (mostW + 1);
  }

  public long actions() {
    return (long) (mostO + 1) * (mostU + 1) * (mostS + 1) * (mostT + 1);
  }

  /** What a state pays whatever is done. */
  double earned(int n, int r, int w, int d) {
    int soldNew = Math.min(d, n);
    int soldReused = Math.min(d - soldNew, r);
    return saleNew * soldNew + saleReused * soldReused - holdN * n - holdR * r - holdW * w;
  }

  /**
   * Greatest {@code cs s - ct t} with {@code t - s = net}, {@code s <= w}; [w up to Smax][net +
   * Smax].
   */
  double[][] trade() {
    double[][] best = new double[mostS + 1][mostS + mostT + 1];
    for (double[] row : best) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    for (int w = 0; w <= mostS; w++) {
      for (int s = 0; s <= Math.min(w, mostS); s++) {
        for (int t = 0; t <= mostT; t++) {
          int net = t - s + mostS;
          best[w][net] = Math.max(best[w][net], saleS * s - costT * t);
        }
      }
    }
    return best;
  }

  /** Offering and ordering used packs at once pays: the prices are not sound. */
  public boolean arbitrage() {
    return saleS > costT;
  }

  /**
   * Every pair and transition written out, for small caps. State {@code ((n (R+1) + r)(W+1) +
   * w)(D+1) + d}; action {@code ((o (U+1) + u)(S+1) + s)(T+1) + t}.
   *
   * @throws IllegalArgumentException with the sizes when that is too much
   */
  public DecisionProcess exhaustive() {
    long entries =
        states() * actions() * (Math.min(returns.most(), mostW) + 1) * (demand.most() + 1);
    if (entries > 60_000_000) {
      throw new IllegalArgumentException(
          "written out the distributor has %,d states x %,d actions and up to %,d transitions (%,d MB), expected 60,000,000 at most. Maybe smaller caps, or the solver that uses its structure"
              .formatted(states(), actions(), entries, entries * 12 / 1_000_000));
    }
    int width = mostD + 1;
    int states = (int) states();
    int pairs = states * (int) actions();
    int[] pairStart = new int[states + 1];
    int[] action = new int[pairs];
    int[] entryStart = new int[pairs + 1];
    double[] reward = new double[pairs];
    int[] next = new int[(int) entries];
    double[] p = new double[(int) entries];
    int pair = 0;
    int entry = 0;
    for (int state = 0; state < states; state++) {
      int d = state % width;
      int w = state / width % (mostW + 1);
      int r = state / width / (mostW + 1) % (mostR + 1);
      int n = state / width / (mostW + 1) / (mostR + 1);
      int soldNew = Math.min(d, n);
      int soldReused = Math.min(d - soldNew, r);
      for (int a = 0; a < actions(); a++) {
        int t = a % (mostT + 1);
        int s = a / (mostT + 1) % (mostS + 1);
        int u = a / (mostT + 1) / (mostS + 1) % (mostU + 1);
        int o = a / (mostT + 1) / (mostS + 1) / (mostU + 1);
        if (s > w) {
          continue;
        }
        int toN = Math.min(mostN, n - soldNew + o);
        int toR = Math.min(mostR, r - soldReused + u);
        int toW = Math.min(mostW, w + t - s);
        int base = (toN * (mostR + 1) + toR) * (mostW + 1);
        double left = 1;
        for (int k = 0; k <= returns.most() && left > 0; k++) {
          boolean full = toW + k >= mostW || k == returns.most();
          double chance = full ? left : returns.p(k);
          left = full ? 0 : left - chance;
          for (int j = 0; j < width; j++) {
            next[entry] = (base + Math.min(mostW, toW + k)) * width + j;
            p[entry++] = chance * demand.p(j);
          }
        }
        action[pair] = a;
        reward[pair] = earned(n, r, w, d) - costO * o - costU * u + saleS * s - costT * t;
        entryStart[++pair] = entry;
      }
      pairStart[state + 1] = pair;
    }
    return new DecisionProcess(
        gamma,
        pairStart,
        Arrays.copyOf(action, pair),
        Arrays.copyOf(entryStart, pair + 1),
        Arrays.copyOf(next, entry),
        Arrays.copyOf(p, entry),
        Arrays.copyOf(reward, pair));
  }
}
