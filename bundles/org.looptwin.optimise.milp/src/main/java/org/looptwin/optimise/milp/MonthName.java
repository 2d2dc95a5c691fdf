package org.looptwin.optimise.milp;

/** The month in the name of a column or row: {@code 3} in {@code x[S01-B01-sea-SUEZ,3]}. */
final class MonthName {
  private MonthName() {}

  /** What follows the kind in the name of a column or row of a site, lane or material. */
  static String at(Object id, int month) {
    return "[" + id + "," + month + "]";
  }

  /** The month; 0 for what belongs to none, such as {@code z[R01]}. */
  static int month(String name) {
    int digits = digits(name);
    return digits < 0 ? 0 : Integer.parseInt(name.substring(digits, name.length() - 1));
  }

  /** The name of the same in month 1. */
  static String first(String name) {
    int digits = digits(name);
    return digits < 0 ? name : name.substring(0, digits) + "1]";
  }

  /** Where the month's digits begin; -1 when there are none. */
  private static int digits(String name) {
    int end = name.length() - 1;
    int at = end;
    while (at > 0 && name.charAt(at - 1) >= '0' && name.charAt(at - 1) <= '9') {
      at--;
    }
    boolean month =
        at > 0 && at < end && (name.charAt(at - 1) == ',' || name.charAt(at - 1) == '[');
    return month ? at : -1;
  }
}
