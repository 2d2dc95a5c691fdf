package org.looptwin.compliance.packs;

import java.util.Locale;

/** Shares written for people. */
final class Percent {
  static final String UNIT = "%";

  private Percent() {}

  /** A share in percent, without the noise of binary fractions: 0.55 is 55. */
  static double points(double share) {
    return Math.round(share * 1e11) / 1e9;
  }

  /** A share as a percentage with at most one decimal: 0.495 is 49.5 %, 0.5 is 50 %. */
  static String of(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
