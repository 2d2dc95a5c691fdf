package org.looptwin.loop;

import java.util.Map;
import java.util.TreeMap;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What was observed beside the targets, month by month, for forecasters that look at more than one
 * series. Never part of it: what nobody could know at the time (the truth behind generated data,
 * flags set with hindsight), a second version of the carbon price, and the calendar, which every
 * forecaster knows.
 */
final class ObservedPanel {
  static final String CARBON = "carbon";
  static final String CARBON_COLUMN = "eua_eur_t_studycal";

  private final Case reference;

  ObservedPanel(Case reference) {
    this.reference = reference;
  }

  /**
   * All series by name; suppliers' probabilities as {@code p:S01}.
   *
   * @param carbon the price's history with what is known by now
   */
  Map<String, MonthlySeries> with(MonthlySeries carbon) {
    Map<String, MonthlySeries> panel = new TreeMap<>();
    reference
        .observations()
        .market()
        .forEach(
            (name, series) -> {
              if (!refused(name)) {
                panel.put(name, series);
              }
            });
    reference.observations().supplierP().forEach((id, series) -> panel.put("p:" + id, series));
    panel.put(CARBON, carbon);
    return panel;
  }

  static boolean refused(String column) {
    return column.endsWith("_true")
        || column.endsWith("_flag")
        || column.startsWith("eua_")
        || column.equals("month_sin")
        || column.equals("month_cos");
  }
}
