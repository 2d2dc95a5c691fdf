package org.looptwin.shell.forecast;

import java.time.temporal.ChronoUnit;

/** How far apart the values of a file are, and what is usual for such series. */
public enum Frequency {
  Y(1, 6, 1, ChronoUnit.YEARS),
  Q(4, 8, 3, ChronoUnit.MONTHS),
  M(12, 12, 1, ChronoUnit.MONTHS),
  W(1, 13, 7, ChronoUnit.DAYS),
  D(1, 14, 1, ChronoUnit.DAYS),
  H(24, 48, 1, ChronoUnit.HOURS);

  private final int season;
  private final int horizon;
  private final int amount;
  private final ChronoUnit unit;

  Frequency(int season, int horizon, int amount, ChronoUnit unit) {
    this.season = season;
    this.horizon = horizon;
    this.amount = amount;
    this.unit = unit;
  }

  /** Steps in a season, 1 for none: as in the M4 competition. */
  public int season() {
    return season;
  }

  /** Steps ahead when nothing else is asked for. */
  public int horizon() {
    return horizon;
  }

  int amount() {
    return amount;
  }

  ChronoUnit unit() {
    return unit;
  }
}
