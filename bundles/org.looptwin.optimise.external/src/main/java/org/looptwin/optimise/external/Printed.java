package org.looptwin.optimise.external;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as programs print them. */
final class Printed {
  static final String NUMBER = "([-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?)";

  private Printed() {}

  /**
   * A bound, lowered by half of its last digit: a bound rounded up is none. NaN when there is none;
   * the last one counts.
   */
  static double bound(Pattern pattern, String log) {
    double bound = Double.NaN;
    Matcher matcher = pattern.matcher(log);
    while (matcher.find()) {
      BigDecimal printed = new BigDecimal(matcher.group(1));
      bound = printed.subtract(printed.ulp().divide(BigDecimal.valueOf(2))).doubleValue();
    }
    return Math.abs(bound) >= 1e30 ? Double.NaN : bound;
  }
}
