package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with a plan, in at most ten sentences. */
final class Complaints {
  private static final int MOST = 10;

  private final List<String> said = new ArrayList<>();

  void add(String format, Object... values) {
    if (said.size() < MOST) {
      said.add(String.format(Locale.ROOT, format, values));
    }
  }

  boolean none() {
    return said.isEmpty();
  }

  List<String> said() {
    return List.copyOf(said);
  }
}
