package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * The most that can flow anywhere in a period, packs. It follows from the rows; as bounds of
 * columns it helps solvers.
 */
final class Room {
  private final NetworkData data;
  private final Degree degree;
  private final double demandFactor;

  Room(NetworkData data, Degree degree, double demandFactor) {
    this.data = data;
    this.degree = degree;
    this.demandFactor = demandFactor;
  }

  double site(Echelon echelon, int site) {
    return degree.most(data.capacity().get(echelon)[site]);
  }

  /** What a centre may get in a period: what it gives out, and a stock. */
  double intoCentre(int dc) {
    return 2 * site(Echelon.DC, dc);
  }

  double lane(int plant, int dc) {
    return Math.min(site(Echelon.PLANT, plant), intoCentre(dc));
  }

  /** Over the horizon: a centre gives out what it can in each period, and a stock may be left. */
  double laneInAll(int plant, int dc) {
    int periods = data.sizes().periods();
    return Math.min(periods * site(Echelon.PLANT, plant), (periods + 1) * site(Echelon.DC, dc));
  }

  double demand(int customer, int period) {
    FuzzyNumber demand = data.demand()[customer][period].times(demandFactor);
    return degree.equalHigh(demand);
  }

  /** By the letters of both ends. */
  double flow(String lanes, int from, int to, int period) {
    return switch (lanes) {
      case "sp" -> Math.min(degree.most(data.supplierCapacity()[from]), site(Echelon.PLANT, to));
      case "pd" -> lane(from, to);
      case "dc" -> Math.min(site(Echelon.DC, from), demand(to, period));
      case "ck" -> site(Echelon.COLLECTION, to);
      case "km" -> Math.min(site(Echelon.COLLECTION, from), site(Echelon.REMANUFACTURING, to));
      case "kr" -> Math.min(site(Echelon.COLLECTION, from), site(Echelon.RECYCLING, to));
      case "kw" -> site(Echelon.COLLECTION, from);
      case "md" -> Math.min(site(Echelon.REMANUFACTURING, from), intoCentre(to));
      case "rp" -> Math.min(site(Echelon.RECYCLING, from), site(Echelon.PLANT, to));
      default -> throw new IllegalArgumentException("There are no lanes " + lanes + ".");
    };
  }
}
