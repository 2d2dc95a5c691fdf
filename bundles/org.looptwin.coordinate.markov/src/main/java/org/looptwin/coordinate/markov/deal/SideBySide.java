package org.looptwin.coordinate.markov.deal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Ring;

/** Two contracts beside each other, for machines. */
public final class SideBySide {
  private static final double NOISE = 1e-6;

  private SideBySide() {}

  /**
   * By actor what it is paid per period in the long run, its penalty, and what keeping to it is
   * worth over being alone.
   *
   * @param before null where there was none
   */
  public static List<Map<String, Object>> actors(Deal before, Deal after) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      int k = actor.ordinal();
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("actor", actor.word());
      node.put("transferBefore", before == null ? null : before.transfers()[k]);
      node.put("transferAfter", after.transfers()[k]);
      node.put("penaltyBefore", before == null ? null : before.contract().penalty()[k]);
      node.put("penaltyAfter", after.contract().penalty()[k]);
      node.put("utilityBefore", before == null ? null : before.utility(actor));
      node.put("utilityAfter", after.utility(actor));
      all.add(node);
    }
    return all;
  }

  /** The terms that were agreed on and what holds of them. */
  public static Map<String, Object> terms(Deal deal) {
    Map<String, Object> node = new LinkedHashMap<>();
    Map<String, Double> rates = new LinkedHashMap<>();
    Ring.RATES.forEach(rate -> rates.put(rate, deal.data().means().get(rate)));
    node.put("rates", rates);
    node.put("detection", deal.contract().detection());
    node.put("firmness", deal.firmness());
    node.put("leastSurplus", deal.leastSurplus());
    node.put("imbalance", deal.contract().imbalance());
    node.put("exploitability", deal.exploitability());
    return node;
  }

  /** Participation and budget in words; less than a millionth is the solver's. */
  public static String holds(Deal deal) {
    double least = deal.leastSurplus();
    double off = deal.contract().imbalance();
    return (least >= -NOISE
            ? say(
                "In no state is anybody worse off than alone (who gains least: %.3g)",
                noiseless(least))
            : say("Somebody is worse off than alone in some state, by %.3g", -least))
        + (off <= NOISE
            ? ", and what one is paid others pay."
            : say("; payments miss each other by up to %.3g.", off));
  }

  private static double noiseless(double value) {
    return Math.abs(value) <= NOISE ? 0 : value;
  }

  private static String say(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  /** What the later one rests on, in words: {@code consumer_use 8.4, was 3}. */
  public static String changed(Deal before, Deal after) {
    List<String> parts = new ArrayList<>();
    for (String rate : Ring.RATES) {
      parts.add(
          String.format(
              Locale.ROOT,
              "%s %.3f, was %.3f",
              rate,
              after.data().means().get(rate),
              before.data().means().get(rate)));
    }
    if (after.firmness() != before.firmness()) {
      parts.add(
          String.format(
              Locale.ROOT,
              "penalties %.0f times the least, were %.0f",
              after.firmness(),
              before.firmness()));
    }
    return String.join("; ", parts);
  }
}
