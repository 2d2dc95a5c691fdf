package org.looptwin.shell.plan;

import java.util.Locale;

/**
 * Numbers as people read them, with a point and without grouping, whatever the machine's locale.
 */
public final class Figures {
  private Figures() {}

  static String say(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** {@code 1 month}, {@code 12 months}. */
  public static String count(long number, String one) {
    return number == 1 ? "1 " + one : number + " " + one + "s";
  }

  /** Million, one digit. */
  static String millions(double amount) {
    return say("%.1f", plain(amount / 1e6, 0.05));
  }

  /** kWh as GWh. */
  static String gwh(double kwh) {
    return say(Math.abs(kwh) >= 99.95e6 ? "%.0f" : "%.2f", plain(kwh / 1e6, 0.005));
  }

  /** A share as percent, one digit, without the sign. */
  static String percent(double share) {
    return say("%.1f", plain(100 * share, 0.05));
  }

  /** Digits that count, no zeros behind them; a dash where there is no value. */
  static String short4(Double value) {
    if (value == null) {
      return "-";
    }
    int digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 3 : 5;
    String text = say("%." + digits + "f", plain(value, 5e-6));
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }

  /** No "-0.0". */
  private static double plain(double value, double least) {
    return Math.abs(value) < least ? 0 : value;
  }
}
