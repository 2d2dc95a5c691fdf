package org.looptwin.coordinate.markov.deal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Passage;
import org.looptwin.coordinate.markov.contract.Enforcement;

/**
 * What is seen of a contract in a window of periods: its indicators with their 95 % intervals
 * (Student's, of ten batches, since periods hang together), and the rates of need and wear.
 */
final class Monitor {
  private static final int BATCHES = 10;
  private static final double STUDENT = 2.262; // 9 degrees of freedom

  private final Deal deal;
  private final int window;
  private final Map<String, double[][]> sums = new LinkedHashMap<>(); // [batch]{part, whole}
  private final int[][] visits; // [batch][state]
  private final SeenRates rates = new SeenRates();
  private int periods;

  /**
   * @param window periods, 10 or more
   */
  Monitor(Deal deal, int window) {
    this.deal = deal;
    this.window = window;
    this.visits = new int[BATCHES][deal.situation().game().states()];
    Band.names().forEach(name -> sums.put(name, new double[BATCHES][2]));
  }

  SeenRates rates() {
    return rates;
  }

  boolean full() {
    return periods >= window;
  }

  void saw(int state, Enforcement.Period one) {
    int first = deal.situation().game().joint().pairStart()[state];
    Passage passage = deal.situation().ring().passage(state, one.pair() - first, one.next());
    rates.add(passage);
    add(Band.SERVICE, passage.bought(), passage.needed());
    add(Band.RECOVERY, passage.back(), passage.ended());
    add(Band.COMPLIANCE, Actor.COUNT - one.deviations(), Actor.COUNT);
    for (Actor actor : Actor.values()) {
      add(Band.utility(actor), one.profit()[actor.ordinal()], 1);
    }
    visits[batch()][state]++;
    periods++;
  }

  private int batch() {
    return Math.min(BATCHES - 1, periods * BATCHES / window);
  }

  private void add(String name, double part, double whole) {
    double[] batch = sums.get(name)[batch()];
    batch[0] += part;
    batch[1] += whole;
  }

  /**
   * @param now in which it is known what standing alone is worth
   */
  Map<String, Reading> readings(Situation now) {
    Map<String, Reading> readings = new LinkedHashMap<>();
    sums.forEach((name, batches) -> readings.put(name, reading(batches)));
    for (Actor actor : Actor.values()) {
      double[][] batches = sums.get(Band.utility(actor));
      double[][] more = new double[BATCHES][];
      for (int k = 0; k < BATCHES; k++) {
        more[k] = new double[] {batches[k][0] - alone(now, actor, visits[k]), batches[k][1]};
      }
      readings.put(Band.utility(actor), reading(more));
    }
    return readings;
  }

  /** Worth of standing alone in these states, as so much in each period. */
  private static double alone(Situation now, Actor actor, int[] visits) {
    double[] values = now.alone().values()[actor.ordinal()];
    double sum = 0;
    for (int s = 0; s < visits.length; s++) {
      sum += visits[s] * values[s];
    }
    return (1 - now.ring().gamma()) * sum;
  }

  /** A ratio of sums; its error by how the batches differ from it. */
  private static Reading reading(double[][] batches) {
    double part = 0;
    double whole = 0;
    for (double[] batch : batches) {
      part += batch[0];
      whole += batch[1];
    }
    if (whole <= 0) {
      return Reading.NONE;
    }
    double value = part / whole;
    double squares = 0;
    for (double[] batch : batches) {
      squares += Math.pow(batch[0] - value * batch[1], 2);
    }
    double error = Math.sqrt(squares * BATCHES / (BATCHES - 1)) / whole;
    return new Reading(value, value - STUDENT * error, value + STUDENT * error);
  }
}
