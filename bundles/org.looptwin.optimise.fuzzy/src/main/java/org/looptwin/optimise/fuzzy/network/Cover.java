package org.looptwin.optimise.fuzzy.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which sites of a kind to open near a relaxed plan: all that are open as a whole, and of those
 * open in part the cheapest that carry the rest together, a site's cost counted as far as the
 * relaxed plan does not pay it yet.
 */
final class Cover {
  private static final double WHOLE = 1e-6;

  /** Of sites open in part, the most that are tried in every combination. */
  private static final int MOST = 12;

  private final List<Part> whole = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /**
   * @param open 0 to 1 in the relaxed plan
   * @param capacity packs a period
   * @param cost of opening it, EUR
   */
  record Part(int site, double open, double capacity, double cost) {
    double unpaid() {
      return (1 - open) * cost;
    }
  }

  /**
   * @param sites open in part or as a whole
   */
  Cover(List<Part> sites) {
    for (Part site : sites) {
      (site.open() >= 1 - WHOLE ? whole : parts).add(site);
    }
    parts.sort(Comparator.comparingDouble(part -> -part.open()));
  }

  /**
   * @param need packs that all of them carry in a period
   * @return sites; all where they do not carry so much
   */
  List<Integer> sites(double need) {
    double rest = need - whole.stream().mapToDouble(Part::capacity).sum();
    List<Part> tried = parts.subList(0, Math.min(MOST, parts.size()));
    int best = -1;
    for (int set = 0; set < 1 << tried.size(); set++) {
      boolean carries = sum(tried, set, true) >= rest - WHOLE * need;
      if (carries && (best < 0 || sum(tried, set, false) < sum(tried, best, false))) {
        best = set;
      }
    }
    List<Integer> chosen = new ArrayList<>(whole.stream().map(Part::site).toList());
    for (int at = 0; at < parts.size(); at++) {
      if (best < 0 || at < tried.size() && (best >> at & 1) == 1) {
        chosen.add(parts.get(at).site());
      }
    }
    return chosen;
  }

  private static double sum(List<Part> parts, int set, boolean capacity) {
    double sum = 0;
    for (int at = 0; at < parts.size(); at++) {
      if ((set >> at & 1) == 1) {
        sum += capacity ? parts.get(at).capacity() : parts.get(at).unpaid();
      }
    }
    return sum;
  }
}
