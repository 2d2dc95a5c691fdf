package org.looptwin.model.network;

import java.util.Map;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * Monthly history of a case, as far as it could be observed: no hidden truth columns.
 *
 * @param market by column name of {@code history_monthly.csv}, e.g. {@code eua_eur_t_studycal}
 * @param supplierP observed probability of interruption by supplier
 * @param linkP observed probability of interruption by lane class
 * @param demandKwh by vehicle plant
 * @param returnsKwh by vehicle plant
 */
public record Observations(
    Map<String, MonthlySeries> market,
    Map<String, MonthlySeries> supplierP,
    Map<LaneClass, MonthlySeries> linkP,
    Map<String, MonthlySeries> demandKwh,
    Map<String, MonthlySeries> returnsKwh) {

  public Observations {
    market = Map.copyOf(market);
    supplierP = Map.copyOf(supplierP);
    linkP = Map.copyOf(linkP);
    demandKwh = Map.copyOf(demandKwh);
    returnsKwh = Map.copyOf(returnsKwh);
  }
}
