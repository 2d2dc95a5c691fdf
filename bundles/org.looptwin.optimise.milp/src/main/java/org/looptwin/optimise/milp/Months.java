package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Months in words: {@code month 4}, {@code months 1-3 and 7}. */
final class Months {
  private Months() {}

  static String say(TreeSet<Integer> months) {
    List<String> ranges = new ArrayList<>();
    Integer from = null;
    Integer to = null;
    for (int month : months) {
      if (to != null && month == to + 1) {
        to = month;
        continue;
      }
      if (from != null) {
        ranges.add(range(from, to));
      }
      from = month;
      to = month;
    }
    ranges.add(range(from, to));
    String word = months.size() == 1 ? "month " : "months ";
    int last = ranges.size() - 1;
    return last == 0
        ? word + ranges.get(0)
        : word + String.join(", ", ranges.subList(0, last)) + " and " + ranges.get(last);
  }

  private static String range(int from, int to) {
    return from == to ? "" + from : from + "-" + to;
  }
}
