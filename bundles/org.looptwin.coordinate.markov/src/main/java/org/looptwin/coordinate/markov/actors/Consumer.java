package org.looptwin.coordinate.markov.actors;

import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.coordinate.markov.exact.Greedy;
import org.looptwin.coordinate.markov.exact.SpanBounds;

/**
 * The consumer: remaining capacity c, need d; buys b packs, hands in f. After the decision the two
 * move apart, so that expectations are taken axis by axis.
 */
public final class Consumer {
  private static final int PERIODS = 300;

  private final int mostC;
  private final int mostD;
  private final int mostB;
  private final int mostF;
  private final int kwhPerPack;
  private final Law use;
  private final Law need;
  private final double[] prices; // capacity, pack bought, pack handed in, need
  private final double gamma;

  public Consumer(Numbers of) {
    mostC = of.cap("Cmax_kWh");
    mostD = of.cap("Dmax");
    mostB = of.cap("Bmax_consumer", "Bmax");
    mostF = of.cap("Fmax", "Bmax");
    kwhPerPack = (int) of.setting("kwh_per_pack", Math.max(1, mostC / 10));
    use =
        of.law(
            "consumer_use",
            Math.min(mostC + kwhPerPack * mostB, Law.taps(of.mean("consumer_use"))));
    need = of.law("consumer_demand", Math.min(mostD + mostB, Law.taps(of.mean("consumer_demand"))));
    prices =
        new double[] {
          of.price("cv_per_kWh"), of.price("cb_consumer"), of.price("cf"), of.price("cd")
        };
    gamma = of.gamma();
  }

  public int states() {
    return (mostC + 1) * (mostD + 1);
  }

  /** Greatest number of packs handed in at once. */
  public int handIns() {
    return mostF;
  }

  public int actions() {
    return (mostB + 1) * (mostF + 1);
  }

  /** Capacity before use; above the cap only until then. */
  private int after(int c, int b, int f) {
    return c + kwhPerPack * (b - f);
  }

  private double reward(int c, int d, int b, int f) {
    return prices[0] * c - prices[1] * b + prices[2] * f - prices[3] * d;
  }

  /**
   * @param v [c * (Dmax + 1) + d]
   */
  public record Result(double[] v, int[] policy, long sweeps, double bound) {}

  public Result solve(double tolerance, BooleanSupplier cancelled) throws NoValueException {
    int width = mostD + 1;
    double[] v = new double[states()];
    double[] post = new double[(mostC + kwhPerPack * mostB + 1) * width];
    int[] policy = new int[v.length];
    SpanBounds bounds = new SpanBounds(gamma);
    long sweeps = 0;
    do {
      if (cancelled.getAsBoolean()) {
        throw new NoValueException("stopped after %d sweeps".formatted(sweeps));
      }
      expect(v, post);
      bounds.begin();
      double[] next = new double[v.length];
      for (int s = 0; s < v.length; s++) {
        next[s] = best(s / width, s % width, post, policy);
        bounds.see(v[s], next[s]);
      }
      v = next;
      sweeps++;
    } while (bounds.error() > tolerance && !bounds.exhausted());
    for (int s = 0; s < v.length; s++) {
      v[s] += bounds.shift();
    }
    return new Result(v, policy, sweeps, bounds.error());
  }

  private void expect(double[] v, double[] post) {
    int width = mostD + 1;
    double[] overNeed = new double[v.length];
    for (int c = 0; c <= mostC; c++) {
      for (int d = 0; d <= mostD; d++) {
        double sum = 0;
        for (int k = 0; k <= need.most(); k++) {
          sum += need.p(k) * v[c * width + Math.min(mostD, d + k)];
        }
        overNeed[c * width + d] = sum;
      }
    }
    for (int y = 0; y < post.length / width; y++) {
      for (int d = 0; d <= mostD; d++) {
        double sum = 0;
        for (int k = 0; k <= use.most(); k++) {
          int c = Math.min(mostC, Math.max(0, y - k));
          sum += use.p(k) * overNeed[c * width + d];
        }
        post[y * width + d] = sum;
      }
    }
  }

  private double best(int c, int d, double[] post, int[] policy) {
    int width = mostD + 1;
    double best = Double.NEGATIVE_INFINITY;
    for (int b = 0; b <= mostB; b++) {
      int left = Math.max(0, d - b);
      for (int f = 0; f <= mostF && kwhPerPack * f <= c; f++) {
        double q = reward(c, d, b, f) + gamma * post[after(c, b, f) * width + left];
        if (Greedy.beats(q, best)) {
          best = q;
          policy[c * width + d] = b * (mostF + 1) + f;
        }
      }
    }
    return best;
  }

  /** Where capacity and need ordinarily stand: {@code [c, d]}. */
  public double[] ordinary(Result result) {
    return Habit.walk(
        2,
        now -> {
          int action = result.policy()[state(now[0], now[1])];
          double c = now[0] + kwhPerPack * (action / (mostF + 1) - action % (mostF + 1));
          double d = Math.max(0, now[1] - action / (mostF + 1));
          return new double[] {
            Math.min(mostC, Math.max(0, c - use.mean())), Math.min(mostD, d + need.mean())
          };
        });
  }

  /** Mean packs bought and handed in, {@code [b, f]}, of many periods from nothing. */
  public double[] flows(Result result) {
    double[] now = new double[states()];
    now[0] = 1;
    double[] sum = new double[2];
    for (int t = 0; t < PERIODS; t++) {
      double[] post = new double[(mostC + kwhPerPack * mostB + 1) * (mostD + 1)];
      for (int s = 0; s < now.length; s++) {
        int b = result.policy()[s] / (mostF + 1);
        int f = result.policy()[s] % (mostF + 1);
        int left = Math.max(0, s % (mostD + 1) - b);
        post[after(s / (mostD + 1), b, f) * (mostD + 1) + left] += now[s];
        if (t >= PERIODS / 2) {
          sum[0] += now[s] * b / (PERIODS - PERIODS / 2);
          sum[1] += now[s] * f / (PERIODS - PERIODS / 2);
        }
      }
      now = moved(post);
    }
    return sum;
  }

  /** Chance takes its course, axis by axis. */
  private double[] moved(double[] post) {
    int width = mostD + 1;
    double[] used = new double[states()];
    for (int at = 0; at < post.length; at++) {
      for (int k = 0; k <= use.most() && post[at] > 0; k++) {
        int c = Math.min(mostC, Math.max(0, at / width - k));
        used[c * width + at % width] += post[at] * use.p(k);
      }
    }
    double[] next = new double[states()];
    for (int s = 0; s < used.length; s++) {
      for (int k = 0; k <= need.most() && used[s] > 0; k++) {
        next[s / width * width + Math.min(mostD, s % width + k)] += used[s] * need.p(k);
      }
    }
    return next;
  }

  /** The state nearest to these amounts. */
  public int state(double c, double d) {
    return (int) Math.min(mostC, Math.max(0, Math.rint(c))) * (mostD + 1)
        + (int) Math.min(mostD, Math.max(0, Math.rint(d)));
  }

  public int kwhPerPack() {
    return kwhPerPack;
  }

  /** The same, every transition written out: for small caps. */
  public DecisionProcess exhaustive() {
    int width = mostD + 1;
    ProcessBuilder builder = new ProcessBuilder(states(), gamma);
    for (int s = 0; s < states(); s++) {
      for (int b = 0; b <= mostB; b++) {
        for (int f = 0; f <= mostF && kwhPerPack * f <= s / width; f++) {
          double[] to = new double[states()];
          for (int i = 0; i <= use.most(); i++) {
            int c = Math.min(mostC, Math.max(0, after(s / width, b, f) - i));
            for (int j = 0; j <= need.most(); j++) {
              int d = Math.min(mostD, Math.max(0, s % width - b) + j);
              to[c * width + d] += use.p(i) * need.p(j);
            }
          }
          int action = b * (mostF + 1) + f;
          for (int next = 0; next < to.length; next++) {
            if (to[next] > 0) {
              builder.transition(s, action, next, Math.min(1, to[next]));
            }
          }
          builder.reward(s, action, reward(s / width, s % width, b, f));
        }
      }
    }
    return builder.build();
  }
}
