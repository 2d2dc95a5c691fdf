package org.looptwin.compliance.packs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Shares written for people. */
final class Percent {
  static final String UNIT = "%";

  private Percent() {}

  /** A share in percent, without the noise of binary fractions: 0.55 is 55. */
  static double points(double share) {
    return Math.round(share * 1e11) / 1e9;
  }

  /**
   * Whether a share is no less than a limit, by the {@link #points} that are told of both: a plan
   * that a solver holds at the limit misses it by the noise of its arithmetic.
   */
  static boolean meets(double share, double least) {
    return points(share) >= points(least);
  }

  /** A share beside the limit it misses: with as many decimals as show that it does. */
  static String of(double share, double least) {
    String brief = of(share);
    if (meets(share, least) || !brief.equals(of(least))) {
      return brief;
    }
    int decimals = 2;
    while (scaled(share, decimals).compareTo(scaled(least, decimals)) == 0) {
      decimals++;
    }
    return scaled(share, decimals).toPlainString() + " %";
  }

  private static BigDecimal scaled(double share, int decimals) {
    return BigDecimal.valueOf(points(share)).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** A share as a percentage with at most one decimal: 0.495 is 49.5 %, 0.5 is 50 %. */
  static String of(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
