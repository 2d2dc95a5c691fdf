package org.looptwin.optimise.api;

import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * The uncertain parameters as a plan uses them: the worst case of the set, or nominal values. What
 * is absent keeps the case's base value.
 *
 * @param supplierP probability of interruption by supplier and month
 * @param laneClassP by lane class and month; replaces the lanes' own value for sea classes
 * @param carbonEurT price path; null for the case's value
 * @param recoveryRate share of retired packs that returns; null for the case's value
 * @param capacityFactor by supplier: factor on its monthly capacity, by month
 * @param closedInMonth1 lane classes that carry nothing in month 1
 */
public record Outlooks(
    Map<String, MonthlySeries> supplierP,
    Map<LaneClass, MonthlySeries> laneClassP,
    MonthlySeries carbonEurT,
    MonthlySeries recoveryRate,
    Map<String, MonthlySeries> capacityFactor,
    Set<LaneClass> closedInMonth1) {
  public static final Outlooks BASE =
      new Outlooks(Map.of(), Map.of(), null, null, Map.of(), Set.of());

  public Outlooks {
    supplierP = Map.copyOf(supplierP);
    laneClassP = Map.copyOf(laneClassP);
    capacityFactor = Map.copyOf(capacityFactor);
    closedInMonth1 = Set.copyOf(closedInMonth1);
  }

  /** The same with the nominal values of a box in place of its worst case. */
  public Outlooks atNominal(UncertaintySet box) {
    return at(new BoxReading(box, Interval::nominal));
  }

  /**
   * The same with every parameter vague: a triangle of the box's lower end, its nominal value and
   * its upper end, taken at its expected value, month by month.
   */
  public Outlooks atExpected(UncertaintySet box) {
    return at(new BoxReading(box, Outlooks::expected));
  }

  private static MonthlySeries expected(Interval interval) {
    double[] values = interval.nominal().toArray();
    for (int month = 0; month < values.length; month++) {
      double nominal = values[month];
      double low = Math.min(interval.lower().at(month), nominal);
      double high = Math.max(interval.upper().at(month), nominal);
      values[month] = FuzzyNumber.triangle(low, nominal, high).expectedValue();
    }
    return new MonthlySeries(interval.nominal().start(), values);
  }

  private Outlooks at(BoxReading nominal) {
    return new Outlooks(
        nominal.supplierP(),
        nominal.laneClassP(),
        nominal.carbonEurT(),
        recoveryRate,
        capacityFactor,
        closedInMonth1);
  }
}
