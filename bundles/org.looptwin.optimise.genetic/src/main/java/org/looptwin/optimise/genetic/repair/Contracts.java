package org.looptwin.optimise.genetic.repair;

import java.util.List;
import org.looptwin.optimise.api.LinearModel;

/** How much to buy from each supplier of a material in a month, within contracts and capacities. */
final class Contracts {
  private static final int HALVINGS = 40;

  private final double[] capacity;
  private final double[] leastShare;
  private final double[] mostShare;
  private final double[] least;
  private final double[] most;

  /**
   * @param suppliers by id, in the order of the sender's rows
   */
  Contracts(LinearModel model, Names names, List<String> suppliers, String material, int month) {
    int count = suppliers.size();
    capacity = new double[count];
    leastShare = new double[count];
    mostShare = new double[count];
    least = new double[count];
    most = new double[count];
    int total = names.column("total", material, month);
    for (int s = 0; s < count; s++) {
      capacity[s] = model.upper(names.column("buy", suppliers.get(s), month));
      int floor = names.row("floor", suppliers.get(s), month);
      int ceiling = names.row("ceiling", suppliers.get(s), month);
      leastShare[s] = floor < 0 ? 0 : -names.coefficient(floor, total);
      mostShare[s] = ceiling < 0 ? Double.POSITIVE_INFINITY : -names.coefficient(ceiling, total);
    }
  }

  double[] capacity() {
    return capacity;
  }

  double capacityKwh() {
    double sum = 0;
    for (double kwh : capacity) {
      sum += kwh;
    }
    return sum;
  }

  /**
   * The purchases nearest in proportion to those wanted that sum to the total; contracts give way
   * where the others cannot deliver.
   *
   * @param wanted in: what the flows ask of each supplier; out: what it shall deliver
   */
  void share(double[] wanted, double total) {
    double floors = 0;
    double ceilings = 0;
    for (int s = 0; s < wanted.length; s++) {
      least[s] = Math.min(capacity[s], leastShare[s] * total);
      most[s] = Math.min(capacity[s], Math.max(least[s], mostShare[s] * total));
      floors += least[s];
      ceilings += most[s];
    }
    for (int s = 0; s < wanted.length; s++) {
      least[s] *= floors > total ? total / floors : 1;
      most[s] = ceilings < total ? capacity[s] : most[s];
    }
    double factor = factor(wanted, total);
    double sum = 0;
    for (int s = 0; s < wanted.length; s++) {
      wanted[s] = clip(s, factor * wanted[s]);
      sum += wanted[s];
    }
    for (int s = 0; s < wanted.length; s++) {
      double add = Math.max(0, Math.min(total - sum, most[s] - wanted[s]));
      wanted[s] += add;
      sum += add;
    }
  }

  /** The greatest factor found at which the purchases do not exceed the total. */
  private double factor(double[] wanted, double total) {
    double low = 0;
    double high = 1;
    while (sum(wanted, high) < total && high < 1e9) {
      high *= 2;
    }
    for (int halving = 0; halving < HALVINGS; halving++) {
      double middle = (low + high) / 2;
      if (sum(wanted, middle) > total) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  private double sum(double[] wanted, double factor) {
    double sum = 0;
    for (int s = 0; s < wanted.length; s++) {
      sum += clip(s, factor * wanted[s]);
    }
    return sum;
  }

  private double clip(int supplier, double kwh) {
    return Math.max(least[supplier], Math.min(most[supplier], kwh));
  }
}
