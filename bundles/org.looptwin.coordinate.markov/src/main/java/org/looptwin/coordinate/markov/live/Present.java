package org.looptwin.coordinate.markov.live;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.looptwin.coordinate.api.ContractQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.Tariff;

/**
 * The case's numbers with the rates as they are measured now. As many packs wear out more or less
 * as come back more or less than the case says.
 *
 * @param rates that telemetry can tell, whether it did or not
 * @param lastDays newest observed day by where a rate is from
 */
record Present(LoopData data, List<LoopRate> rates, Map<String, LocalDate> lastDays) {
  private static final String RETURNS = "consumer_returns";
  private static final String WEAR = "consumer_use";

  /** Where the numbers come from. */
  @FunctionalInterface
  interface Source {
    Present now() throws NoValueException;
  }

  static Present of(LoopData given, List<LoopRate> rates, Map<String, LocalDate> lastDays) {
    Map<String, Double> means = new HashMap<>(given.measured(rates).means());
    for (LoopRate rate : rates) {
      if (rate.key().equals(RETURNS) && rate.measured() && rate.given() > 0) {
        means.computeIfPresent(WEAR, (key, wear) -> wear * rate.value() / rate.given());
      }
    }
    return new Present(given.measured(rates).means(means), rates, lastDays);
  }

  /**
   * With what a question overrides.
   *
   * @throws IllegalArgumentException naming what there is not, or what would change nothing
   */
  LoopData asked(ContractQuestion question) {
    heeded("prices", question.prices(), Tariff.PRICES);
    heeded("means", question.means(), Ring.RATES);
    LoopData with =
        data.prices(overridden("prices", data.prices(), question.prices()))
            .means(overridden("means", data.means(), question.means()));
    Map<String, Double> settings = new HashMap<>(data.settings());
    if (!Double.isNaN(question.gamma())) {
      settings.put("gamma", question.gamma());
    }
    if (!Double.isNaN(question.detection())) {
      settings.put("detection", question.detection());
    }
    return with.settings(settings);
  }

  private static void heeded(String group, Map<String, Double> asked, List<String> known) {
    for (String key : asked.keySet()) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "%s.%s changes nothing in the common plan, expected some of %s"
                .formatted(group, key, String.join(", ", known)));
      }
    }
  }

  private static Map<String, Double> overridden(
      String group, Map<String, Double> present, Map<String, Double> asked) {
    Map<String, Double> all = new HashMap<>(present);
    for (Map.Entry<String, Double> one : asked.entrySet()) {
      if (all.replace(one.getKey(), one.getValue()) == null) {
        throw new IllegalArgumentException(
            "%s has no '%s', expected one of %s"
                .formatted(
                    group, one.getKey(), String.join(", ", new TreeSet<>(present.keySet()))));
      }
    }
    return all;
  }
}
