package org.looptwin.coordinate.markov.actors;

import java.util.List;

/**
 * Who pays whom for what in the ring: one price a link, so that payments sum to zero; and what is
 * paid to nobody in it.
 *
 * @param newToDistributor manufacturer gets, distributor pays; the others likewise
 * @param make paid for a new cell
 * @param hold [new, reused, used] paid for each in stock, per period
 * @param inUse worth of a pack in use to the consumer, per period
 * @param unmet cost of a pack needed and not had, per period
 */
public record Tariff(
    double newToDistributor,
    double reusedToDistributor,
    double newToConsumer,
    double reusedToConsumer,
    double reusedToManufacturer,
    double usedToReuser,
    double usedToDistributor,
    double usedToRecycler,
    double usedBack,
    double make,
    double[] hold,
    double inUse,
    double unmet) {
  /** Keys of the case's prices that the ring knows; others change nothing in it. */
  public static final List<String> PRICES =
      List.of(
          "co",
          "cu",
          "sale_price_distributor_new",
          "sale_price_distributor_reused",
          "cb_use",
          "cs_recycler",
          "ct_distributor",
          "cs_distributor",
          "cf",
          "cp",
          "cn",
          "cr",
          "cw",
          "cv_per_kWh",
          "cd");

  static Tariff of(Numbers of, double kwhPerPack) {
    return new Tariff(
        of.price("co"),
        of.price("cu"),
        of.price("sale_price_distributor_new"),
        of.price("sale_price_distributor_reused"),
        of.price("cb_use"),
        of.price("cs_recycler"),
        of.price("ct_distributor"),
        of.price("cs_distributor"),
        of.price("cf"),
        of.price("cp"),
        new double[] {of.price("cn"), of.price("cr"), of.price("cw")},
        of.price("cv_per_kWh") * kwhPerPack,
        of.price("cd"));
  }

  /** Holding, use and unmet need of the stocks a period begins with. */
  void stand(double[] money, int[] x) {
    money[0] -= hold[0] * x[0] + hold[1] * x[1];
    money[1] -= hold[0] * x[2] + hold[1] * x[3] + hold[2] * x[4];
    money[2] += inUse * x[5] - unmet * x[6];
    money[3] -= hold[2] * x[7];
    money[4] -= hold[2] * x[8];
  }

  void made(double[] money, int cells) {
    money[0] -= make * cells;
  }

  void moved(
      double[] money,
      int newToD,
      int reusedToD,
      int boughtNew,
      int boughtReused,
      int reusedToM,
      int usedToU,
      int usedToD,
      int usedToR) {
    pay(money, 1, 0, newToDistributor * newToD + reusedToDistributor * reusedToD);
    pay(money, 2, 1, newToConsumer * boughtNew + reusedToConsumer * boughtReused);
    pay(money, 0, 4, reusedToManufacturer * reusedToM);
    pay(money, 4, 3, usedToReuser * usedToU);
    pay(money, 1, 3, usedToDistributor * usedToD);
    pay(money, 3, 1, usedToRecycler * usedToR);
  }

  /** Packs taken back. */
  void back(double[] money, double packs) {
    pay(money, 1, 2, usedBack * packs);
  }

  private static void pay(double[] money, int from, int to, double sum) {
    money[from] -= sum;
    money[to] += sum;
  }

  /** The same with another price for used packs, paid by the recycler. */
  public Tariff usedToRecycler(double price) {
    return new Tariff(
        newToDistributor,
        reusedToDistributor,
        newToConsumer,
        reusedToConsumer,
        reusedToManufacturer,
        usedToReuser,
        usedToDistributor,
        price,
        usedBack,
        make,
        hold,
        inUse,
        unmet);
  }
}
