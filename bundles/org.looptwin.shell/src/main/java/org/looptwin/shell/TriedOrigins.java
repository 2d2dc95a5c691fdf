package org.looptwin.shell;

/** How many origins in the past forecasts are tried from when nobody says. */
final class TriedOrigins {
  /** A case's last two years are its test part: no origin is scored whose months begin before. */
  static final int TEST_MONTHS = 24;

  private static final int FEW_SERIES = 20;
  private static final int SOME_SERIES = 100;

  private TriedOrigins() {}

  /**
   * @param file whether the series are a file's, of any number and length
   * @param steps ahead
   */
  static int of(boolean file, int series, int steps) {
    if (!file) {
      return Math.max(1, TEST_MONTHS - steps + 1);
    }
    return series <= FEW_SERIES ? 24 : series <= SOME_SERIES ? 12 : 3;
  }
}
