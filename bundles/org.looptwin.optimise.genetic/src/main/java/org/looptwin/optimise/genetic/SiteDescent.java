package org.looptwin.optimise.genetic;

import java.util.BitSet;

/**
 * Opens, closes or exchanges one site at a time as long as that is cheaper: the first better
 * neighbour is taken, exchanges are tried when neither opening nor closing one helps.
 */
final class SiteDescent {
  private final int sites;
  private final SiteCosts costs;
  private final SiteCosts.Effort effort;

  SiteDescent(int sites, SiteCosts costs, SiteCosts.Effort effort) {
    this.sites = sites;
    this.costs = costs;
    this.effort = effort;
  }

  /**
   * @return a choice that no neighbour undercuts, unless the search was ended
   */
  BitSet from(BitSet start) {
    BitSet open = (BitSet) start.clone();
    double eur = costs.of(open);
    boolean better = true;
    while (better && !effort.spent()) {
      double before = eur;
      eur = turned(open, eur);
      eur = eur < before ? eur : exchanged(open, eur);
      better = eur < before;
    }
    return open;
  }

  private double turned(BitSet open, double eur) {
    double least = eur;
    for (int site = 0; site < sites; site++) {
      open.flip(site);
      double cost = costs.of(open);
      if (cost < least) {
        least = cost;
      } else {
        open.flip(site);
      }
    }
    return least;
  }

  private double exchanged(BitSet open, double eur) {
    for (int closing = 0; closing < sites; closing++) {
      for (int opening = 0; opening < sites; opening++) {
        if (open.get(closing) && !open.get(opening)) {
          open.flip(closing);
          open.flip(opening);
          double cost = costs.of(open);
          if (cost < eur) {
            return cost;
          }
          open.flip(closing);
          open.flip(opening);
        }
      }
    }
    return eur;
  }
}
