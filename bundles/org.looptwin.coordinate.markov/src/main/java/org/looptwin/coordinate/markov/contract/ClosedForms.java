package org.looptwin.coordinate.markov.contract;

/**
 * Contracts between a supplier and a retailer who orders once before a demand by chance (Cachon
 * 2003): prices by unit; the retailer sells at {@code price}, the supplier makes at {@code cost},
 * what is left is worth {@code salvage}. Each makes the retailer order what is best for both.
 *
 * @param price above cost
 * @param salvage below cost
 */
public record ClosedForms(double price, double cost, double salvage) {
  public ClosedForms {
    if (!(salvage < cost && cost < price)) {
      throw new IllegalArgumentException(
          "price %s, cost %s, salvage %s, expected salvage < cost < price"
              .formatted(price, cost, salvage));
    }
  }

  /** Chance with which the best order covers the demand. */
  public double fractile() {
    return (price - cost) / (price - salvage);
  }

  /**
   * @param wholesale paid by the retailer by unit ordered
   * @param buyback paid to the retailer by unit left over
   * @param revenueShare kept by the retailer of revenue
   * @param fee paid by the retailer at once
   */
  public record Terms(double wholesale, double buyback, double revenueShare, double fee) {}

  /**
   * The retailer keeps this share of revenue and of salvage, and pays this share of the cost: it
   * gets this share of all profit.
   *
   * @param share 0 to 1
   */
  public Terms revenueSharing(double share) {
    return new Terms(share * cost, 0, share, 0);
  }

  /**
   * What is left over is bought back: {@code p - b = l (p - v)}, {@code w - b = l (c - v)}; the
   * retailer gets the share l of all profit.
   */
  public Terms buyBack(double share) {
    double back = price - share * (price - salvage);
    return new Terms(back + share * (cost - salvage), back, 1, 0);
  }

  /** At cost, for a fee: any split. */
  public Terms twoPart(double fee) {
    return new Terms(cost, 0, 1, fee);
  }

  /**
   * Average price by unit of a quantity discount that leaves the retailer the share l of expected
   * revenue less the same share of cost, for an order q with expected revenue S(q).
   */
  public double discounted(double share, double order, double expectedRevenue) {
    return (1 - share) * expectedRevenue / order + share * cost;
  }

  /** Expected profit of the retailer for an order and the chances of demand, salvage its own. */
  public double retailer(Terms terms, int order, double[] demand) {
    double sold = sold(order, demand);
    double left = order - sold;
    double back = Math.max(terms.buyback(), salvage * terms.revenueShare());
    return terms.revenueShare() * price * sold
        + back * left
        - terms.wholesale() * order
        - terms.fee();
  }

  /** Expected profit of both for an order. */
  public double both(int order, double[] demand) {
    double sold = sold(order, demand);
    return price * sold + salvage * (order - sold) - cost * order;
  }

  private static double sold(int order, double[] demand) {
    double sold = 0;
    for (int d = 0; d < demand.length; d++) {
      sold += demand[d] * Math.min(d, order);
    }
    return sold;
  }
}
