package org.looptwin.optimise.milp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.AbatementOption;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.milp.robust.AffineRules;
import org.looptwin.optimise.milp.robust.BudgetTerm;
import org.looptwin.optimise.milp.robust.BudgetTerm.Sign;

/**
 * Rules of recourse: fewer packs may come back than the outlooks say, and what is decided in a
 * month answers to the months seen by then. The chain of returns (collection, recycling,
 * regeneration) and the stocks of lithium, cobalt and nickel see their own month; purchases of
 * these, and what hangs on them, the months before. In a large model an answer is for the newest
 * month seen alone.
 */
final class RecourseTerms implements RiskTerms {
  /** Columns up to which rules answer to every month seen. */
  private static final int SMALL = 1000;

  private final Instance instance;
  private final LinearModel nominal;
  private final AffineRules rules;
  private final BudgetTerm cost;
  private final Map<String, Commodity> material = new HashMap<>();

  RecourseTerms(Draft draft, Instance instance, Protection.Recourse protection) {
    this.instance = instance;
    nominal = draft.build();
    for (Node supplier : instance.sets().suppliers()) {
      material.put(supplier.id(), supplier.commodity());
    }
    for (Lane lane : instance.sets().lanes()) {
      material.put(lane.id(), lane.commodity());
    }
    for (AbatementOption option : instance.sets().abatement()) {
      material.put(option.id(), material.get(option.node()));
    }
    for (Commodity commodity : Commodity.values()) {
      material.put(commodity.name(), commodity);
    }
    double gamma = Math.min(protection.gammaMonths(), instance.periods());
    boolean[][] knows = protection.answers() ? knows() : new boolean[nominal.columns()][];
    rules = new AffineRules(nominal, shift(protection), knows, gamma, Sign.NOT_NEGATIVE);
    cost = rules.addTo(draft.rows(Part.OPERATING), 1);
  }

  /** Whether a column is one of the rules', by its name. */
  static boolean own(String name) {
    return name.startsWith("answer")
        || name.startsWith("theta[answer-")
        || name.startsWith("theta[row-")
        || name.startsWith("theta[stay-")
        || name.startsWith("nu[answer-")
        || name.startsWith("nu[row-")
        || name.startsWith("nu[stay-");
  }

  /** Rows that say how much may and must be collected. */
  private double[][] shift(Protection.Recourse protection) {
    double[][] shift = new double[nominal.rows()][];
    Map<String, Integer> rows = new HashMap<>();
    for (int row = 0; row < nominal.rows(); row++) {
      rows.put(nominal.rowName(row), row);
    }
    List<Node> sources = instance.sets().sources();
    for (int t = 0; t < instance.periods(); t++) {
      double drop = instance.recoveryDrop(protection, t);
      int month = instance.month(t);
      for (int v = 0; v < sources.size(); v++) {
        int row = rows.get("collected[%s,%d]".formatted(sources.get(v).id(), month));
        shift[row] = less(t, drop * instance.values().retiredKwh()[v][t]);
      }
      double target = instance.parameters().recyclingTarget();
      shift[rows.get("collect[%d]".formatted(month))] =
          less(t, target * drop * instance.values().retiredKwh(t));
    }
    return shift;
  }

  private double[] less(int period, double kwh) {
    double[] less = new double[instance.periods()];
    less[period] = kwh == 0 ? 0 : -kwh;
    return less;
  }

  private boolean[][] knows() {
    int memory = nominal.columns() <= SMALL ? instance.periods() : 1;
    boolean[][] knows = new boolean[nominal.columns()][];
    for (int column = 0; column < knows.length; column++) {
      String name = nominal.columnName(column);
      int lag = lag(name);
      if (lag >= 0) {
        int newest = Integer.parseInt(name.substring(last(name) + 1, name.length() - 1)) - 1 - lag;
        knows[column] = new boolean[instance.periods()];
        for (int k = Math.max(0, newest - memory + 1); k <= newest; k++) {
          knows[column][k] = true;
        }
      }
    }
    return knows;
  }

  private static int last(String name) {
    return Math.max(name.lastIndexOf(','), name.indexOf('['));
  }

  /** Months between what a column answers to and its own; -1 for a column that does not answer. */
  private int lag(String name) {
    int open = name.indexOf('[');
    if (open < 0) {
      return -1;
    }
    String subject = name.substring(open + 1, Math.max(open + 1, last(name)));
    return switch (name.substring(0, open)) {
      case "process", "held", "uncollected" -> 0;
      case "stock", "below" ->
          regenerated(subject.substring(subject.lastIndexOf(',') + 1)) ? 0 : -1;
      case "x" -> lane(subject);
      case "buy", "total", "relief", "spot", "share-more", "share-less", "abate" ->
          regenerated(subject) ? 1 : -1;
      case "route-more", "route-less" ->
          regenerated(subject.substring(0, subject.lastIndexOf('-'))) ? 1 : -1;
      default -> -1;
    };
  }

  private int lane(String id) {
    return switch (material.get(id)) {
      case RET, BM, REG -> 0;
      case PACK -> -1;
      default -> regenerated(id) ? 1 : -1;
    };
  }

  private boolean regenerated(String subject) {
    Commodity commodity = material.get(subject);
    return commodity != null && commodity.regenerated();
  }

  @Override
  public boolean decides() {
    return true;
  }

  @Override
  public List<Integer> keeping(Give.Bound limit) {
    return rules.holding(limit.row(), limit.index(), limit.upper());
  }

  @Override
  public void complete(double[] x) {
    rules.complete(x);
  }

  @Override
  public double eur(double[] x) {
    return cost.value(x);
  }

  /**
   * What a column is when the recovery rates are lower by these shares of their drops.
   *
   * @param z [month] 0 to 1
   */
  double at(double[] x, int column, double[] z) {
    double value = x[column];
    for (int k = 0; k < z.length; k++) {
      int answer = rules.answer(column, k);
      value += answer < 0 ? 0 : x[answer] * z[k];
    }
    return value;
  }
}
