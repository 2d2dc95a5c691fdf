package org.looptwin.optimise.milp;

import java.util.Locale;

/**
 * Something that limits the plan in one month.
 *
 * @param kind sentences of one kind compete with each other
 * @param subject what, in words, up to where the months go, e.g. {@code Lane B02-V05-rail is full}
 * @param remedy what one unit more is, e.g. {@code one more kWh a month there}
 * @param month 1 is the first
 * @param worthEurKwh what one unit is worth
 * @param kwh how large the limit is
 */
record Limit(Kind kind, String subject, String remedy, int month, double worthEurKwh, double kwh) {

  /** What kind of thing limits. */
  enum Kind {
    SHORTAGE,
    /** A supplier that delivers less than its capacity for the time being. */
    CUT,
    LANE,
    SUPPLIER,
    CEILING,
    FLOOR,
    PLANT,
    RECYCLER,
    REGENERATOR,
    RETURNS,
    GATEWAY
  }

  /** What the limit is worth; disturbances count before anything else. */
  double stakeEur() {
    boolean disturbed = kind == Kind.SHORTAGE || kind == Kind.CUT;
    return worthEurKwh * kwh * (disturbed ? 1000 : 1);
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
