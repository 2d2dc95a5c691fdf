package org.looptwin.coordinate.markov.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopRate;

/** Rates out of telemetry beside the case's. */
public final class RatesPart {
  private RatesPart() {}

  static void tell(Page page, List<LoopRate> rates) {
    page.heading("Rates of the live network, units per period");
    page.table(
        new String[] {"rate", "case", "seen", "days", "95 % interval", "taken", "from"},
        rows(rates));
    page.text(
        "Seen: the case's rate times what the sites told over what the case expects of them, one day an observation. Where there are too few days the case's rate is taken.");
    page.put("rates", rates.stream().map(RatesPart::document).toList());
  }

  private static List<String[]> rows(List<LoopRate> rates) {
    return rates.stream()
        .map(
            rate ->
                new String[] {
                  rate.key(),
                  Page.say("%.3f", rate.given()),
                  rate.observations() == 0 ? "-" : Page.say("%.3f", mean(rate)),
                  Page.say("%d", rate.observations()),
                  Double.isNaN(rate.low())
                      ? "-"
                      : Page.say("%.3f to %.3f", rate.low(), rate.high()),
                  rate.measured() ? "seen" : "case",
                  rate.from()
                })
        .toList();
  }

  private static double mean(LoopRate rate) {
    return rate.seen().stream().mapToDouble(Double::doubleValue).average().orElse(rate.given());
  }

  /** A rate as machines read it; no number where there is none. */
  public static Map<String, Object> document(LoopRate rate) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("key", rate.key());
    node.put("actor", rate.actor());
    node.put("value", rate.value());
    node.put("given", rate.given());
    node.put("measured", rate.measured());
    node.put("observations", rate.observations());
    node.put("low", Double.isNaN(rate.low()) ? null : rate.low());
    node.put("high", Double.isNaN(rate.high()) ? null : rate.high());
    node.put("from", rate.from());
    return node;
  }
}
