package org.looptwin.coordinate.markov.deal;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.markov.actors.Law;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Passage;
import org.looptwin.coordinate.markov.actors.Ring;

/**
 * Rates of need and wear out of what was seen: those with which as much is expected as came, where
 * no more can show than there is room for.
 */
final class SeenRates {
  private static final int HALVINGS = 60;
  private static final double HIGHEST = 1000;
  private static final double FAR = 4; // standard deviations

  private final Map<Integer, Integer> rooms = new TreeMap<>();
  private final Map<Integer, Integer> inUse = new TreeMap<>();
  private long newNeed;
  private long worn;

  void add(Passage one) {
    rooms.merge(one.roomForNeed(), 1, Integer::sum);
    inUse.merge(one.inUse(), 1, Integer::sum);
    newNeed += one.newNeed();
    worn += one.worn();
  }

  /** The same numbers with the rates seen; where nothing could show, the given ones. */
  LoopData in(LoopData data) {
    LoopData need = with(data, Ring.RATES.get(0), rooms, newNeed, this::need);
    return with(need, Ring.RATES.get(1), inUse, worn, this::wear);
  }

  /** Whether what came is too much or too little to be chance with these numbers. */
  boolean surelyOther(LoopData data) {
    Ring ring = Ring.of(new Numbers(data, true, false));
    return need(ring).far(newNeed) || wear(ring).far(worn);
  }

  private Expected need(Ring ring) {
    return expected(ring.need(), rooms, false);
  }

  private Expected wear(Ring ring) {
    return expected(ring.wear(), inUse, true);
  }

  /** How many may be expected to come. */
  private record Expected(double mean, double variance) {
    private boolean far(long came) {
      return Math.abs(came - mean) > FAR * Math.sqrt(variance) + 1;
    }
  }

  private static LoopData with(
      LoopData data,
      String rate,
      Map<Integer, Integer> limits,
      long came,
      Function<Ring, Expected> expected) {
    double possible = limits.entrySet().stream().mapToDouble(e -> e.getKey() * e.getValue()).sum();
    if (possible == 0) {
      return data;
    }
    double aim = Math.min(came, possible - 0.5);
    double low = 0;
    double high = HIGHEST;
    for (int k = 0; k < HALVINGS; k++) {
      double middle = (low + high) / 2;
      Ring ring = Ring.of(new Numbers(replaced(data, rate, middle), true, false));
      if (expected.apply(ring).mean() < aim) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return replaced(data, rate, high);
  }

  private static LoopData replaced(LoopData data, String rate, double mean) {
    Map<String, Double> means = new HashMap<>(data.means());
    means.put(rate, mean);
    return data.means(means);
  }

  private static Expected expected(Law law, Map<Integer, Integer> limits, boolean cut) {
    double sum = 0;
    double variance = 0;
    for (Map.Entry<Integer, Integer> limit : limits.entrySet()) {
      Law own = cut ? law.cut(limit.getKey()) : law;
      double mean = 0;
      double square = 0;
      for (int k = 0; k <= own.most(); k++) {
        double shown = Math.min(limit.getKey(), k);
        mean += own.p(k) * shown;
        square += own.p(k) * shown * shown;
      }
      sum += limit.getValue() * mean;
      variance += limit.getValue() * (square - mean * mean);
    }
    return new Expected(sum, variance);
  }
}
