package org.looptwin.forecast.lstm;

import java.time.YearMonth;

/** The two inputs that are known for every month: its place on the year's circle. */
final class Calendar {
  static final int INPUTS = 2;

  private Calendar() {}

  static double sine(YearMonth month) {
    return StrictMath.sin(angle(month));
  }

  static double cosine(YearMonth month) {
    return StrictMath.cos(angle(month));
  }

  private static double angle(YearMonth month) {
    return 2 * Math.PI * (month.getMonthValue() - 1) / 12;
  }
}
