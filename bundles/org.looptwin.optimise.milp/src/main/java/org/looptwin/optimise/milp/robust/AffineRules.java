package org.looptwin.optimise.milp.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.milp.robust.BudgetTerm.Sign;

/**
 * A model whose right-hand sides are uncertain, with columns that may answer to what is known when
 * they are decided, as affine functions of it: {@code x_j(z) = x_j + sum_k X_jk z_k}, for every z
 * with {@code |z| <= 1} or {@code 0 <= z <= 1}, and {@code sum |z| <= Gamma}; the worst cost is
 * minimised. Ben-Tal, Goryashko, Guslitzer and Nemirovski, Mathematical Programming 99 (2004)
 * 351-376. Recourse is fixed: no coefficient is uncertain. Integer columns are decided here and
 * now.
 */
public final class AffineRules {
  private final LinearModel model;
  private final double[][] shift;
  private final boolean[][] knows;
  private final double gamma;
  private final Sign sign;
  private final int parameters;
  private final int[][] rule;
  private final Map<String, BudgetTerm> terms = new LinkedHashMap<>();
  private final Map<Limit, List<Integer>> holding = new HashMap<>();
  private ModelRows rows;
  private int one = -1;

  /**
   * @param model nominal
   * @param shift [row][parameter] what both limits of the row gain when the parameter is 1; null
   *     for rows that are certain
   * @param knows [column][parameter] whether the column may answer to it; null for here and now
   * @param gamma how many parameters may be at their ends together; their number for the box
   * @param sign {@code ANY} for {@code |z| <= 1}, {@code NOT_NEGATIVE} for {@code 0 <= z <= 1}
   */
  public AffineRules(
      LinearModel model, double[][] shift, boolean[][] knows, double gamma, Sign sign) {
    this.model = model;
    this.shift = shift;
    this.knows = knows;
    this.gamma = gamma;
    this.sign = sign;
    parameters = Arrays.stream(shift).mapToInt(row -> row == null ? 0 : row.length).max().orElse(0);
    rule = new int[model.columns()][];
  }

  /** For {@code |z| <= 1}. */
  public AffineRules(LinearModel model, double[][] shift, boolean[][] knows, double gamma) {
    this(model, shift, knows, gamma, Sign.ANY);
  }

  /**
   * The counterpart: its first columns and rows are the model's own, at the nominal values; its
   * objective is the worst cost.
   */
  public LinearModel counterpart() {
    LinearModel.Builder builder = LinearModel.builder(model.name() + " affine");
    for (int column = 0; column < model.columns(); column++) {
      double low = model.lower(column);
      double high = model.upper(column);
      if (model.integer(column)) {
        builder.integerColumn(model.columnName(column), low, high, model.cost(column));
      } else {
        builder.column(model.columnName(column), low, high, model.cost(column));
      }
    }
    for (int row = 0; row < model.rows(); row++) {
      builder.row(model.rowName(row), model.rowLower(row), model.rowUpper(row));
      for (int e = model.rowStart(row); e < model.rowStart(row + 1); e++) {
        builder.entry(row, model.entryColumn(e), model.entryValue(e));
      }
    }
    addTo(ModelRows.of(builder), 1);
    return builder.build();
  }

  /**
   * Adds what makes the model's own rows, which are there already, hold for every z.
   *
   * @param unitCost cost of one unit of what the worst z costs more than the nominal one
   * @return that cost
   */
  public BudgetTerm addTo(ModelRows target, double unitCost) {
    rows = target;
    for (int column = 0; column < model.columns(); column++) {
      rules(column);
    }
    for (int column = 0; column < model.columns(); column++) {
      if (rule[column] != null) {
        Map<Integer, Double> own = new TreeMap<>(Map.of(column, 1.0));
        String name = "[stay-" + plain(model.columnName(column)) + "]";
        List<Affine> slopes = slopes(own, null);
        high(name, new Limit(false, column, true), own, slopes, model.upper(column));
        low(name, new Limit(false, column, false), own, slopes, model.lower(column));
      }
    }
    for (int row = 0; row < model.rows(); row++) {
      String name = "[row-" + plain(model.rowName(row)) + "]";
      limits(name, row);
    }
    BudgetTerm cost =
        new BudgetTerm(
            rows,
            "[answer-cost]",
            gamma,
            slopes(costs(), null).stream().map(Affine::linear).toList(),
            sign,
            unitCost);
    terms.put("cost", cost);
    return cost;
  }

  /** Sets the auxiliary columns to the least that hold for the others. */
  public void complete(double[] x) {
    if (one >= 0) {
      x[one] = 1;
    }
    terms.values().forEach(term -> term.complete(x));
  }

  /** The column that says how a column answers to a parameter; -1 where it does not. */
  public int answer(int column, int parameter) {
    return rule[column] == null ? -1 : rule[column][parameter];
  }

  /**
   * The rows that keep a limit of the model for every z, each with an upper limit that moves as the
   * limit does; empty where no z moves what it limits.
   *
   * @param row whether it is a row's limit, else a column's bound
   * @param upper whether it is the upper one
   */
  public List<Integer> holding(boolean row, int index, boolean upper) {
    return holding.getOrDefault(new Limit(row, index, upper), List.of());
  }

  private record Limit(boolean row, int index, boolean upper) {}

  private static String plain(String name) {
    return name.replace('[', '-').replace("]", "");
  }

  private void rules(int column) {
    boolean[] known = knows[column];
    if (known == null || model.integer(column)) {
      return;
    }
    int[] own = new int[parameters];
    boolean any = false;
    for (int k = 0; k < own.length; k++) {
      boolean knowsIt = k < known.length && known[k];
      any |= knowsIt;
      own[k] = knowsIt ? answer(model.columnName(column), k) : -1;
    }
    rule[column] = any ? own : null;
  }

  private int answer(String name, int parameter) {
    return rows.column(
        "answer[%s,%d]".formatted(plain(name), parameter),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        0);
  }

  private Map<Integer, Double> terms(int row) {
    Map<Integer, Double> found = new TreeMap<>();
    for (int e = model.rowStart(row); e < model.rowStart(row + 1); e++) {
      found.put(model.entryColumn(e), model.entryValue(e));
    }
    return found;
  }

  private Map<Integer, Double> costs() {
    Map<Integer, Double> found = new TreeMap<>();
    for (int column = 0; column < model.columns(); column++) {
      if (model.cost(column) != 0) {
        found.put(column, model.cost(column));
      }
    }
    return found;
  }

  private void limits(String name, int row) {
    Map<Integer, Double> terms = terms(row);
    List<Affine> slopes = slopes(terms, shift[row]);
    if (slopes.isEmpty()) {
      return;
    }
    if (model.rowLower(row) == model.rowUpper(row)) {
      slopes.forEach(slope -> still(name, slope));
      return;
    }
    high(name, new Limit(true, row, true), terms, slopes, model.rowUpper(row));
    low(name, new Limit(true, row, false), terms, slopes, model.rowLower(row));
  }

  private void high(
      String name, Limit limit, Map<Integer, Double> terms, List<Affine> slopes, double high) {
    if (!Double.isInfinite(high)) {
      holding.put(limit, protect(name.replaceFirst("]$", "-high]"), terms, slopes, high, 1));
    }
  }

  private void low(
      String name, Limit limit, Map<Integer, Double> terms, List<Affine> slopes, double low) {
    if (!Double.isInfinite(low)) {
      holding.put(limit, protect(name.replaceFirst("]$", "-low]"), terms, slopes, low, -1));
    }
  }

  /** An equation holds for every z only when no z moves it. */
  private void still(String name, Affine slope) {
    double constant = slope.constant() == 0 ? 0 : -slope.constant();
    rows.entries(rows.row("still" + name, constant, constant), slope.linear(), 1);
  }

  /** What the row gains per unit of each parameter; the shift of its limit counts against it. */
  private List<Affine> slopes(Map<Integer, Double> terms, double[] moves) {
    List<Affine> slopes = new ArrayList<>();
    for (int k = 0; k < parameters; k++) {
      double moved = moves == null || k >= moves.length ? 0 : moves[k];
      Map<Integer, Double> slope = slope(terms, k);
      if (!slope.isEmpty() || moved != 0) {
        slopes.add(new Affine(-moved, Linear.of(slope)));
      }
    }
    return slopes;
  }

  private Map<Integer, Double> slope(Map<Integer, Double> terms, int k) {
    Map<Integer, Double> slope = new TreeMap<>();
    terms.forEach(
        (column, coefficient) -> {
          if (answer(column, k) >= 0) {
            slope.put(answer(column, k), coefficient);
          }
        });
    return slope;
  }

  /**
   * side * terms + worst of side * slopes <= side * limit.
   *
   * @return the rows that say so
   */
  private List<Integer> protect(
      String name, Map<Integer, Double> sum, List<Affine> slopes, double limit, int side) {
    if (slopes.size() == 1) {
      Affine slope = slopes.get(0);
      int above = end(name, sum, slope, limit, side, Math.min(1, gamma));
      if (sign == Sign.NOT_NEGATIVE) {
        return List.of(above);
      }
      String below = name.replaceFirst("]$", "-below]");
      return List.of(above, end(below, sum, slope, limit, side, -Math.min(1, gamma)));
    }
    List<Linear> sided = slopes.stream().map(slope -> whole(slope).times(side)).toList();
    BudgetTerm worst =
        terms.computeIfAbsent(key(sided), key -> new BudgetTerm(rows, name, gamma, sided, sign, 0));
    int row = rows.row("hold" + name, Double.NEGATIVE_INFINITY, side * limit);
    rows.entries(row, Linear.of(sum), side);
    rows.entries(row, worst.expression(), 1);
    return List.of(row);
  }

  /** Rows of equal slopes have one worst case. */
  private static String key(List<Linear> slopes) {
    StringBuilder key = new StringBuilder();
    for (Linear slope : slopes) {
      for (int i = 0; i < slope.size(); i++) {
        key.append(slope.column(i)).append('*').append(slope.coefficient(i)).append(' ');
      }
      key.append(';');
    }
    return key.toString();
  }

  /** The row at one end of its only parameter. */
  private int end(
      String name, Map<Integer, Double> terms, Affine slope, double limit, int side, double end) {
    double most = side * (limit - end * slope.constant());
    int row = rows.row("hold" + name, Double.NEGATIVE_INFINITY, most);
    rows.entries(row, Linear.of(terms), side);
    rows.entries(row, slope.linear(), side * end);
    return row;
  }

  /** The slope with its constant as a column fixed at 1. */
  private Linear whole(Affine slope) {
    if (slope.constant() == 0) {
      return slope.linear();
    }
    if (one < 0) {
      one = rows.column("answer-one", 1, 1, 0);
    }
    Map<Integer, Double> sum = new TreeMap<>(Map.of(one, slope.constant()));
    for (int i = 0; i < slope.linear().size(); i++) {
      sum.put(slope.linear().column(i), slope.linear().coefficient(i));
    }
    return Linear.of(sum);
  }
}
