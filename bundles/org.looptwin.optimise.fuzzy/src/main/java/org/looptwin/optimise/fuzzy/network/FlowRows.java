package org.looptwin.optimise.fuzzy.network;

import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** Balances, demands, returns and capacities, forward and back. */
final class FlowRows {
  private final NetworkData data;
  private final Sizes sizes;
  private final Degree degree;
  private final Rows rows;
  private final Columns columns;

  FlowRows(NetworkData data, Degree degree, Rows rows) {
    this.data = data;
    this.sizes = data.sizes();
    this.degree = degree;
    this.rows = rows;
    this.columns = rows.columns();
  }

  void add(double demandFactor) {
    for (int period = 0; period < sizes.periods(); period++) {
      suppliers(period);
      plants(period);
      centres(period);
      customers(period, demandFactor);
      collection(period);
      backToUse(period);
      capacities(period);
      together(period, demandFactor);
      gathered(period, demandFactor);
    }
    links(demandFactor);
    counts();
  }

  private static String at(String what, String place, int period) {
    return what + "[" + place + "_" + (period + 1) + "]";
  }

  private void suppliers(int period) {
    for (int s = 0; s < sizes.suppliers(); s++) {
      double most = degree.most(data.supplierCapacity()[s]);
      rows.outOf(rows.atMost(at("supply", "s" + (s + 1), period), most), "sp", s, period, 1);
    }
  }

  /** Material in, from suppliers and recyclers, = packs out. */
  private void plants(int period) {
    for (int p = 0; p < sizes.plants(); p++) {
      int row = rows.equal(at("built", Echelon.PLANT.site(p), period), 0);
      rows.into(row, "sp", p, period, 1);
      rows.into(row, "rp", p, period, 1);
      rows.outOf(row, "pd", p, period, -1);
    }
  }

  /** Stock = stock before + in - out; it starts at 0. */
  private void centres(int period) {
    for (int d = 0; d < sizes.dcs(); d++) {
      int row = rows.equal(at("stock", Echelon.DC.site(d), period), 0);
      rows.into(row, "pd", d, period, 1);
      rows.into(row, "md", d, period, 1);
      rows.outOf(row, "dc", d, period, -1);
      rows.add(row, columns.stock(d, period), -1);
      if (period > 0) {
        rows.add(row, columns.stock(d, period - 1), 1);
      }
      double room = degree.most(data.capacity().get(Echelon.DC)[d]);
      int limit = rows.atMost(at("room", Echelon.DC.site(d), period), 0);
      rows.add(limit, columns.stock(d, period), 1);
      rows.add(limit, columns.open(Echelon.DC, d), -room);
    }
  }

  /** Delivered + short = demand; returned = rate x sales of the period before. */
  private void customers(int period, double demandFactor) {
    for (int c = 0; c < sizes.customers(); c++) {
      String customer = "c" + (c + 1);
      FuzzyNumber demand = data.demand()[c][period].times(demandFactor);
      int row =
          rows.between(
              at("demand", customer, period), degree.equalLow(demand), degree.equalHigh(demand));
      rows.into(row, "dc", c, period, 1);
      rows.add(row, columns.shortage(c, period), 1);
      FuzzyNumber rate = data.returnRate()[c];
      returned(c, period, degree.equalLow(rate), true);
      returned(c, period, degree.equalHigh(rate), false);
    }
  }

  private void returned(int c, int period, double rate, boolean least) {
    String name = at(least ? "returned-least" : "returned-most", "c" + (c + 1), period);
    double known = period == 0 ? rate * data.salesBefore()[c] : 0;
    int row = least ? rows.atLeast(name, known) : rows.atMost(name, known);
    rows.outOf(row, "ck", c, period, 1);
    if (period > 0) {
      rows.into(row, "dc", c, period - 1, -rate);
    }
  }

  /** In = out; what may be remanufactured or recycled is a share of what was graded right. */
  private void collection(int period) {
    for (int k = 0; k < sizes.collection(); k++) {
      String site = Echelon.COLLECTION.site(k);
      int row = rows.equal(at("sorted", site, period), 0);
      rows.into(row, "ck", k, period, 1);
      for (String lanes : new String[] {"km", "kr", "kw"}) {
        rows.outOf(row, lanes, k, period, -1);
      }
      graded(at("remanufacturable", site, period), "km", k, period, data.remanufacturable()[k]);
      graded(at("recyclable", site, period), "kr", k, period, data.recyclable()[k]);
    }
  }

  private void graded(String name, String lanes, int k, int period, FuzzyNumber share) {
    double most = degree.most(share);
    double wrong = data.watch().misgraded()[k];
    int row = rows.atMost(name, 0);
    rows.outOf(row, lanes, k, period, 1);
    rows.into(row, "ck", k, period, -most * (1 - wrong));
    for (int type = 0; type < data.watch().types(); type++) {
      double cut = data.watch().gradingCut()[type];
      rows.add(row, columns.watched(Echelon.COLLECTION, k, type, period), -most * wrong * cut);
    }
  }

  private void backToUse(int period) {
    for (int m = 0; m < sizes.remanufacturing(); m++) {
      int row = rows.equal(at("renewed", Echelon.REMANUFACTURING.site(m), period), 0);
      rows.into(row, "km", m, period, 1);
      rows.outOf(row, "md", m, period, -1);
    }
    for (int r = 0; r < sizes.recycling(); r++) {
      int row = rows.equal(at("recovered", Echelon.RECYCLING.site(r), period), 0);
      rows.into(row, "kr", r, period, NetworkData.YIELD);
      rows.outOf(row, "rp", r, period, -1);
    }
    int row = rows.atMost("disposal[" + (period + 1) + "]", degree.most(data.disposalCapacity()));
    rows.into(row, "kw", 0, period, 1);
  }

  private void capacities(int period) {
    for (Echelon echelon : Echelon.values()) {
      for (int site = 0; site < sizes.count(echelon); site++) {
        int row = rows.atMost(at("capacity", echelon.site(site), period), 0);
        rows.throughput(row, echelon, site, period, 1);
        rows.add(
            row, columns.open(echelon, site), -degree.most(data.capacity().get(echelon)[site]));
      }
    }
  }

  /**
   * Open sites together must carry what all customers together get; plants by the end of a period
   * what they got until then. Follows from the rows above; said here it can be rounded.
   */
  private void together(int period, double demandFactor) {
    double before = 0;
    int centres = rows.atLeast("centres[" + (period + 1) + "]", least(period, demandFactor));
    for (int until = 0; until <= period; until++) {
      before += least(until, demandFactor);
    }
    int plants = rows.atLeast("plants[" + (period + 1) + "]", before);
    for (int d = 0; d < sizes.dcs(); d++) {
      double most = degree.most(data.capacity().get(Echelon.DC)[d]);
      rows.add(centres, columns.open(Echelon.DC, d), most);
    }
    for (int p = 0; p < sizes.plants(); p++) {
      double most = degree.most(data.capacity().get(Echelon.PLANT)[p]);
      rows.add(plants, columns.open(Echelon.PLANT, p), most * (period + 1));
    }
    for (int c = 0; c < sizes.customers(); c++) {
      rows.add(centres, columns.shortage(c, period), 1);
      for (int until = 0; until <= period; until++) {
        rows.add(plants, columns.shortage(c, until), 1);
      }
    }
    for (int m = 0; m < sizes.remanufacturing(); m++) {
      for (int until = 0; until <= period; until++) {
        rows.outOf(plants, "md", m, until, 1);
      }
    }
  }

  /** Open collection centres must carry what comes back of what customers get. */
  private void gathered(int period, double demandFactor) {
    int row = rows.atLeast("gathered[" + (period + 1) + "]", back(period, demandFactor));
    for (int c = 0; period > 0 && c < sizes.customers(); c++) {
      rows.add(row, columns.shortage(c, period - 1), degree.equalLow(data.returnRate()[c]));
    }
    for (int k = 0; k < sizes.collection(); k++) {
      double most = degree.most(data.capacity().get(Echelon.COLLECTION)[k]);
      rows.add(row, columns.open(Echelon.COLLECTION, k), most);
    }
  }

  /** What comes back at the least when nobody was short. */
  private double back(int period, double demandFactor) {
    double sum = 0;
    for (int c = 0; c < sizes.customers(); c++) {
      double sold =
          period == 0
              ? data.salesBefore()[c]
              : degree.equalLow(data.demand()[c][period - 1].times(demandFactor));
      sum += degree.equalLow(data.returnRate()[c]) * sold;
    }
    return sum;
  }

  private double least(int period, double demandFactor) {
    double sum = 0;
    for (int c = 0; c < sizes.customers(); c++) {
      sum += degree.equalLow(data.demand()[c][period].times(demandFactor));
    }
    return sum;
  }

  /** How many sites of a kind are open: to decide that first saves asking it of each. */
  private void counts() {
    for (Echelon echelon : Echelon.values()) {
      int row = rows.equal("counted[%s]".formatted(echelon.letter()), 0);
      rows.add(row, columns.count(echelon), -1);
      for (int site = 0; site < sizes.count(echelon); site++) {
        rows.add(row, columns.open(echelon, site), 1);
      }
    }
  }

  /** A closed centre serves nobody, customer by customer: says no more, but tightens. */
  private void links(double demandFactor) {
    for (int d = 0; d < sizes.dcs(); d++) {
      for (int c = 0; c < sizes.customers(); c++) {
        int row = rows.atMost("link[d%d_c%d]".formatted(d + 1, c + 1), 0);
        double most = 0;
        for (int period = 0; period < sizes.periods(); period++) {
          rows.add(row, columns.flow("dc", d, c, period), 1);
          most += degree.equalHigh(data.demand()[c][period].times(demandFactor));
        }
        rows.add(row, columns.open(Echelon.DC, d), -most);
      }
    }
  }
}
