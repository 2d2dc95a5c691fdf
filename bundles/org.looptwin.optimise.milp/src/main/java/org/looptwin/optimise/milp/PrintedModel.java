package org.looptwin.optimise.milp;

import java.util.Arrays;
import java.util.List;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.plan.CostParts;
import org.looptwin.optimise.api.LinearModel;

/**
 * Study A's model as printed, equations 1 to 11, for comparison: lithium alone, its own constants,
 * no purchase price, no supplier's capacity. Columns: y, z, S (supplier to plant), W (retired
 * packs, plant to recycling centre), Q (recycled, centre to plant), P, I, R, J. What the print
 * leaves open is read as {@link PrintedPlan} says.
 */
final class PrintedModel {
  private static final double FREE = Double.POSITIVE_INFINITY;
  private static final double PLANT_EUR_MONTH = 1.5e6;
  private static final double CENTRE_EUR_MONTH = 1.0e6;
  static final double RECYCLING_EUR_KWH = 12;
  static final double PRIMARY_KG = 15;
  static final double PRODUCTION_KG = 75;
  static final double RECYCLED_KG = -5.8;
  private static final double SUPPLIER_LOSS_EUR = 280;
  private static final double LINK_LOSS_EUR = 150;
  private static final double COLLECTION_SHARE = 0.8;
  private static final double LEAST_STOCK = 0.023;
  private static final double MOST_STOCK = 0.082;
  private static final double MOST_RETURNS = 0.2;

  private final Instance instance;
  private final Draft draft;
  private final PrintedPaths paths;
  private final List<Lane> supply;
  private final int[] y;
  private final int[] z;
  private final int one;
  private final int[][] s;
  private final int[][][] w;
  private final int[][][] q;
  private final int[][] p;
  private final int[][] r;
  private final boolean demand;
  private final LinearModel matrix;
  private final double[][] partCosts;
  private final double[] kilograms;

  /**
   * @param instance lithium alone, at the values to plan with
   * @param demand whether what is made must meet demand, which the print lacks
   */
  PrintedModel(Instance instance, boolean demand) {
    this.instance = instance;
    this.demand = demand;
    paths = new PrintedPaths(instance.sets());
    supply = instance.sets().lanes().stream().filter(l -> l.commodity() == Commodity.LI).toList();
    draft =
        new Draft(
            instance.problem().reference().name() + " as printed",
            instance.values(),
            instance.problem().preference());
    int months = instance.periods();
    int plants = instance.sets().plants().size();
    int centres = instance.sets().recyclers().size();
    y = sites("y", instance.sets().plants(), PLANT_EUR_MONTH, true);
    z = sites("z", instance.sets().recyclers(), CENTRE_EUR_MONTH, false);
    one = draft.column("one", 1, 1);
    s = new int[supply.size()][months];
    w = new int[plants][centres][months];
    q = new int[centres][plants][months];
    p = new int[plants][months];
    r = new int[centres][months];
    for (int t = 0; t < months; t++) {
      flows(t);
    }
    for (int b = 0; b < plants; b++) {
      plant(b);
    }
    for (int c = 0; c < centres; c++) {
      centre(c);
    }
    for (int t = 0; t < months; t++) {
      network(t);
    }
    matrix = draft.build();
    partCosts = draft.partCosts();
    kilograms = draft.kilograms();
  }

  private int[] sites(String name, List<Node> nodes, double eurMonth, boolean always) {
    int[] open = new int[nodes.size()];
    for (int i = 0; i < open.length; i++) {
      open[i] = draft.binary("%s[%s]".formatted(name, nodes.get(i).id()));
      draft.cost(open[i], Part.OPERATING, eurMonth * instance.periods());
      if (!always && !instance.sitesFree()) {
        double fixed = instance.mayOpen(nodes.get(i)) ? 1 : 0;
        draft.entry(draft.row("site[%s]".formatted(nodes.get(i).id()), fixed, fixed), open[i], 1);
      }
    }
    return open;
  }

  /** S, W and Q with their freight (eq. 2), emissions (eq. 3) and losses (eq. 4). */
  private void flows(int t) {
    for (int a = 0; a < s.length; a++) {
      Lane lane = supply.get(a);
      s[a][t] = draft.column("S[%s,%d]".formatted(lane.id(), t + 1), 0, FREE);
      draft.cost(s[a][t], Part.OPERATING, lane.costEurKwh());
      draft.emission(s[a][t], PRIMARY_KG + lane.efKgKwh(), t);
      draft.cost(s[a][t], Part.DISRUPTION, lossEurKwh(lane, t));
    }
    for (int b = 0; b < w.length; b++) {
      for (int c = 0; c < z.length; c++) {
        w[b][c][t] = path("W", paths.back(b, c), t);
        q[c][b][t] = path("Q", paths.again(c, b), t);
      }
    }
  }

  private int path(String name, PrintedPaths.Path path, int t) {
    String at = "%s[%s-%s,%d]".formatted(name, path.from(), path.to(), t + 1);
    int column = draft.column(at, 0, path.exists() ? FREE : 0);
    draft.cost(column, Part.OPERATING, path.costEurKwh());
    draft.emission(column, path.efKgKwh(), t);
    return column;
  }

  /** Eq. 5, 7 and 10; the stock before month 1 is the least one. */
  private void plant(int b) {
    Node node = instance.sets().plants().get(b);
    double capacity = node.capKwhMonth();
    int before = y[b];
    for (int t = 0; t < p[b].length; t++) {
      String at = "[%s,%d]".formatted(node.id(), t + 1);
      p[b][t] = draft.column("P" + at, 0, FREE);
      draft.emission(p[b][t], PRODUCTION_KG, t);
      int stock = draft.column("I" + at, 0, FREE);
      int balance = draft.row("plant" + at, 0, 0);
      for (int a = 0; a < s.length; a++) {
        if (supply.get(a).to().equals(node.id())) {
          draft.entry(balance, s[a][t], 1);
        }
      }
      for (int[][] centre : q) {
        draft.entry(balance, centre[b][t], 1);
      }
      draft.entry(balance, p[b][t], -1);
      draft.entry(balance, stock, -1);
      draft.entry(balance, before, t == 0 ? LEAST_STOCK * capacity : 1);
      atMost("capacity" + at, p[b][t], y[b], capacity);
      atMost("most-stock" + at, stock, y[b], MOST_STOCK * capacity);
      int least = draft.row("least-stock" + at, 0, FREE);
      draft.entry(least, stock, 1);
      draft.entry(least, y[b], -LEAST_STOCK * capacity);
      before = stock;
    }
  }

  /** Eq. 6 and 8, table 3's limit on J; what is sent to plants is what was recycled. */
  private void centre(int c) {
    Node node = instance.sets().recyclers().get(c);
    double capacity = node.capKwhMonth();
    int before = -1;
    for (int t = 0; t < r[c].length; t++) {
      String at = "[%s,%d]".formatted(node.id(), t + 1);
      r[c][t] = draft.column("R" + at, 0, FREE);
      draft.cost(r[c][t], Part.OPERATING, RECYCLING_EUR_KWH);
      draft.emission(r[c][t], RECYCLED_KG, t);
      int held = draft.column("J" + at, 0, FREE);
      int balance = draft.row("centre" + at, 0, 0);
      int most = draft.row("centre-capacity" + at, -FREE, 0);
      int sent = draft.row("recycled" + at, 0, 0);
      for (int b = 0; b < w.length; b++) {
        draft.entry(balance, w[b][c][t], 1);
        draft.entry(most, w[b][c][t], 1);
        draft.entry(sent, q[c][b][t], 1);
      }
      draft.entry(balance, r[c][t], -1);
      draft.entry(balance, held, -1);
      if (before >= 0) {
        draft.entry(balance, before, 1);
      }
      draft.entry(most, z[c], -capacity);
      draft.entry(sent, r[c][t], -1);
      atMost("returns" + at, held, z[c], MOST_RETURNS * capacity);
      before = held;
    }
  }

  /** Eq. 9, demand, and eq. 4's third bracket, which no decision changes. */
  private void network(int t) {
    int collect =
        draft.row(
            "collect[%d]".formatted(t + 1),
            COLLECTION_SHARE * instance.values().retiredKwh(t),
            FREE);
    for (int[][] plant : w) {
      for (int[] centre : plant) {
        draft.entry(collect, centre[t], 1);
      }
    }
    double wanted = instance.values().demandKwh(t);
    if (demand) {
      int made = draft.row("demand[%d]".formatted(t + 1), wanted, FREE);
      Arrays.stream(p).forEach(plant -> draft.entry(made, plant[t], 1));
    }
    draft.cost(one, Part.DISRUPTION, bracketEur(t));
  }

  private double bracketEur(int t) {
    double sum = LINK_LOSS_EUR * linkP(t);
    for (double[] supplier : instance.values().supplierP()) {
      sum += SUPPLIER_LOSS_EUR * supplier[t];
    }
    return instance.values().demandKwh(t) * sum;
  }

  private void atMost(String name, int column, int open, double kwh) {
    int row = draft.row(name, -FREE, 0);
    draft.entry(row, column, 1);
    draft.entry(row, open, -kwh);
  }

  /** Eq. 4's first two brackets for a kWh on a lane of supply. */
  double lossEurKwh(Lane lane, int t) {
    double link = lane.laneClass() == LaneClass.SUEZ ? LINK_LOSS_EUR * linkP(t) : 0;
    return SUPPLIER_LOSS_EUR * supplierP(lane.from(), t) + link;
  }

  /** What an open site costs over the horizon; 0 where eq. 2 knows none. */
  double fixedEur(String site) {
    boolean plant = LaneFlows.positions(instance.sets().plants()).containsKey(site);
    boolean centre = LaneFlows.positions(instance.sets().recyclers()).containsKey(site);
    return instance.periods() * (plant ? PLANT_EUR_MONTH : centre ? CENTRE_EUR_MONTH : 0);
  }

  private double supplierP(String id, int t) {
    List<Node> suppliers = instance.sets().suppliers();
    return instance.values().supplierP()[LaneFlows.positions(suppliers).get(id)][t];
  }

  /** The Mediterranean link's. */
  private double linkP(int t) {
    for (int a = 0; a < instance.sets().lanes().size(); a++) {
      if (instance.sets().lanes().get(a).laneClass() == LaneClass.SUEZ) {
        return instance.values().laneP()[a][t];
      }
    }
    return 0;
  }

  LinearModel matrix() {
    return matrix;
  }

  Instance instance() {
    return instance;
  }

  PrintedPaths paths() {
    return paths;
  }

  List<Lane> supply() {
    return supply;
  }

  /** What eq. 4's third bracket adds over the horizon, EUR. */
  double bracketEur() {
    return partCosts[Part.DISRUPTION.ordinal()][one];
  }

  CostParts parts(double[] x) {
    return new CostParts(
        dot(partCosts[Part.OPERATING.ordinal()], x),
        0,
        dot(partCosts[Part.CARBON.ordinal()], x),
        dot(partCosts[Part.DISRUPTION.ordinal()], x),
        0,
        0);
  }

  double emissionsKg(double[] x) {
    return dot(kilograms, x);
  }

  private static double dot(double[] coefficients, double[] x) {
    double sum = 0;
    for (int column = 0; column < x.length; column++) {
      sum += coefficients[column] * x[column];
    }
    return sum;
  }

  int plantOpen(int b) {
    return y[b];
  }

  int centreOpen(int c) {
    return z[c];
  }

  int supplied(int lane, int t) {
    return s[lane][t];
  }

  int back(int b, int c, int t) {
    return w[b][c][t];
  }

  int again(int c, int b, int t) {
    return q[c][b][t];
  }

  int made(int b, int t) {
    return p[b][t];
  }

  int recycled(int c, int t) {
    return r[c][t];
  }
}
