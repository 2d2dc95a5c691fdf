package org.looptwin.optimise.api;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.util.Random;

/** Models whose answers can be found by hand, and families of them made from a seed. */
public final class SampleModels {
  private SampleModels() {}

  /**
   * Hillier and Lieberman, Introduction to Operations Research, the Wyndor Glass example: two
   * products, three plants; profit 36 at (2, 6); a further hour is worth 0, 1.5, 1.
   */
  public static LinearModel wyndor() {
    LinearModel.Builder model = LinearModel.builder("wyndor");
    int doors = model.column("doors", 0, POSITIVE_INFINITY, -3);
    int windows = model.column("windows", 0, POSITIVE_INFINITY, -5);
    model.entry(model.row("plant 1", NEGATIVE_INFINITY, 4), doors, 1);
    model.entry(model.row("plant 2", NEGATIVE_INFINITY, 12), windows, 2);
    int third = model.row("plant 3", NEGATIVE_INFINITY, 18);
    model.entry(third, doors, 3).entry(third, windows, 2);
    return model.build();
  }

  /**
   * x free, y in [-4, 4], f free, k fixed at 2: minimise x + 2 y + f/2 + 10 k with -5 <= x + y <= 5
   * and f - x >= -3. At the optimum f = x - 3 and x = -5 - y, which leaves y/2 + 11: y = -4, x =
   * -1, f = -4, objective 9.
   */
  public static LinearModel everyKindOfBound() {
    LinearModel.Builder model = LinearModel.builder("bounds");
    int x = model.column("x", NEGATIVE_INFINITY, POSITIVE_INFINITY, 1);
    int y = model.column("y", -4, 4, 2);
    int f = model.column("f", NEGATIVE_INFINITY, POSITIVE_INFINITY, 0.5);
    model.column("k", 2, 2, 10);
    int range = model.row("range", -5, 5);
    model.entry(range, x, 1).entry(range, y, 1);
    int link = model.row("link", -3, POSITIVE_INFINITY);
    model.entry(link, f, 1).entry(link, x, -1);
    return model.build();
  }

  /** Worth 60, 100, 120 at weights 10, 20, 30 for 50: 220 (best ratio first finds 160). */
  public static LinearModel knapsack() {
    LinearModel.Builder model = LinearModel.builder("knapsack");
    int weight = model.row("weight", NEGATIVE_INFINITY, 50);
    model.entry(weight, model.integerColumn("a", 0, 1, -60), 10);
    model.entry(weight, model.integerColumn("b", 0, 1, -100), 20);
    model.entry(weight, model.integerColumn("c", 0, 1, -120), 30);
    return model.build();
  }

  /**
   * Demand 8 from three sites: fixed 50, 10, 12; unit cost 1, 3, 2; capacity 10, 5, 5. Site 1 alone
   * costs 58; sites 2 and 3 cost 10 + 12 + 3 * 3 + 5 * 2 = 41.
   */
  public static LinearModel fixedCharge() {
    double[] fixed = {50, 10, 12};
    double[] unit = {1, 3, 2};
    double[] capacity = {10, 5, 5};
    LinearModel.Builder model = LinearModel.builder("fixed charge");
    int demand = model.row("demand", 8, 8);
    for (int site = 0; site < 3; site++) {
      int open = model.integerColumn("open " + site, 0, 1, fixed[site]);
      int ships = model.column("ships " + site, 0, POSITIVE_INFINITY, unit[site]);
      int limit = model.row("capacity " + site, NEGATIVE_INFINITY, 0);
      model.entry(demand, ships, 1).entry(limit, ships, 1).entry(limit, open, -capacity[site]);
    }
    return model.build();
  }

  /** Sources in balance with sinks; supply is exact at the first source and a limit elsewhere. */
  public static LinearModel transport(int sources, int sinks, long seed) {
    Random random = new Random(seed);
    LinearModel.Builder model = LinearModel.builder("transport");
    double[] demand = new double[sinks];
    double total = 0;
    for (int sink = 0; sink < sinks; sink++) {
      demand[sink] = 10 + random.nextInt(90);
      total += demand[sink];
    }
    double supply = Math.ceil(1.3 * total / sources);
    for (int source = 0; source < sources; source++) {
      model.row("supply " + source, source == 0 ? supply : NEGATIVE_INFINITY, supply);
    }
    for (int sink = 0; sink < sinks; sink++) {
      int row = model.row("demand " + sink, demand[sink], POSITIVE_INFINITY);
      for (int source = 0; source < sources; source++) {
        double most = random.nextInt(4) == 0 ? demand[sink] / 2 : POSITIVE_INFINITY;
        int ships = model.column(source + " to " + sink, 0, most, 1 + random.nextInt(50));
        model.entry(source, ships, 1).entry(row, ships, 1);
      }
    }
    return model.build();
  }

  /** Twelve things to take or leave, two limits, one lower and one exact count: integers only. */
  public static LinearModel assortment(long seed) {
    Random random = new Random(seed);
    LinearModel.Builder model = LinearModel.builder("assortment");
    int things = 12;
    for (int thing = 0; thing < things; thing++) {
      model.integerColumn("thing " + thing, 0, 1, -10 - random.nextInt(40));
    }
    int weight = model.row("weight", NEGATIVE_INFINITY, 130);
    int space = model.row("space", NEGATIVE_INFINITY, 150.5);
    int taste = model.row("taste", -30, 10);
    int count = model.row("count", 5, 5);
    for (int thing = 0; thing < things; thing++) {
      model.entry(weight, thing, 5 + random.nextInt(40));
      model.entry(space, thing, 5 + random.nextInt(45));
      model.entry(taste, thing, random.nextInt(21) - 10);
      model.entry(count, thing, 1);
    }
    return model.build();
  }

  /** The least objective over every 0-1 point that holds; infinity when none does. */
  public static double bestByTrying(LinearModel model) {
    Recheck recheck = new Recheck(1e-9);
    double best = POSITIVE_INFINITY;
    double[] x = new double[model.columns()];
    for (long bits = 0; bits < 1L << x.length; bits++) {
      for (int column = 0; column < x.length; column++) {
        x[column] = bits >> column & 1;
      }
      if (model.objective(x) < best && recheck.violations(model, x).isEmpty()) {
        best = model.objective(x);
      }
    }
    return best;
  }

  /**
   * A market split of the size nobody's branch and bound ends in a minute: share customers between
   * two divisions so that each of four products is split evenly (Cornuejols and Dawande, 1998);
   * minimise the deviation.
   */
  public static LinearModel marketSplit(long seed) {
    Random random = new Random(seed);
    LinearModel.Builder model = LinearModel.builder("market split");
    int products = 5;
    int customers = 40;
    for (int customer = 0; customer < customers; customer++) {
      model.integerColumn("customer " + customer, 0, 1, 0);
    }
    for (int product = 0; product < products; product++) {
      int[] amount = random.ints(customers, 0, 100).toArray();
      int half = 0;
      for (int one : amount) {
        half += one;
      }
      int row = model.row("product " + product, half / 2, half / 2);
      for (int customer = 0; customer < customers; customer++) {
        model.entry(row, customer, amount[customer]);
      }
      model.entry(row, model.column("over " + product, 0, POSITIVE_INFINITY, 1), -1);
      model.entry(row, model.column("under " + product, 0, POSITIVE_INFINITY, 1), 1);
    }
    return model.build();
  }
}
