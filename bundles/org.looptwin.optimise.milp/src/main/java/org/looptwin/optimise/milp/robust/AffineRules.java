package org.looptwin.optimise.milp.robust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.optimise.api.LinearModel;

/**
 * A model whose right-hand sides are uncertain, with columns that may answer to what is known when
 * they are decided, as affine functions of it: {@code x_j(z) = x_j + sum_k X_jk z_k}, for every
 * {@code |z| <= 1, sum |z| <= Gamma}; the worst cost is minimised. Ben-Tal, Goryashko, Guslitzer
 * and Nemirovski, Mathematical Programming 99 (2004) 351-376. Recourse is fixed: no coefficient is
 * uncertain. Integer columns are decided here and now.
 */
public final class AffineRules {
  private final LinearModel model;
  private final double[][] shift;
  private final boolean[][] knows;
  private final double gamma;
  private final LinearModel.Builder builder;
  private final ModelRows rows;
  private final int[][] rule;
  private int cost;

  /**
   * @param model nominal
   * @param shift [row][parameter] what both limits of the row gain when the parameter is 1; null
   *     for rows that are certain
   * @param knows [column][parameter] whether the column may answer to it; null for here and now
   * @param gamma how many parameters may be at their ends together; their number for the box
   */
  public AffineRules(LinearModel model, double[][] shift, boolean[][] knows, double gamma) {
    this.model = model;
    this.shift = shift;
    this.knows = knows;
    this.gamma = gamma;
    builder = LinearModel.builder(model.name() + " affine");
    rows = ModelRows.of(builder);
    rule = new int[model.columns()][];
  }

  /** The counterpart: its first columns are the model's own, at the nominal values. */
  public LinearModel counterpart() {
    for (int column = 0; column < model.columns(); column++) {
      if (model.integer(column)) {
        builder.integerColumn(
            model.columnName(column), model.lower(column), model.upper(column), 0);
      } else {
        builder.column(model.columnName(column), model.lower(column), model.upper(column), 0);
      }
    }
    cost = builder.column("worst-cost", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1);
    for (int column = 0; column < model.columns(); column++) {
      rules(column);
    }
    for (int column = 0; column < model.columns(); column++) {
      bounds(column);
    }
    for (int row = 0; row < model.rows(); row++) {
      row(row);
    }
    objective();
    return builder.build();
  }

  private int parameters() {
    return Arrays.stream(shift)
        .filter(row -> row != null)
        .mapToInt(row -> row.length)
        .max()
        .orElse(0);
  }

  private void rules(int column) {
    boolean[] known = knows[column];
    if (known == null || model.integer(column)) {
      return;
    }
    rule[column] = new int[known.length];
    for (int k = 0; k < known.length; k++) {
      rule[column][k] =
          known[k]
              ? builder.column(
                  "%s/%d".formatted(model.columnName(column), k),
                  Double.NEGATIVE_INFINITY,
                  Double.POSITIVE_INFINITY,
                  0)
              : -1;
    }
  }

  private void bounds(int column) {
    if (rule[column] == null) {
      return;
    }
    Map<Integer, Double> own = new TreeMap<>(Map.of(column, 1.0));
    String name = "stay[" + model.columnName(column) + "]";
    limits(name, own, null, model.lower(column), model.upper(column));
  }

  private void row(int row) {
    Map<Integer, Double> terms = new TreeMap<>();
    for (int e = model.rowStart(row); e < model.rowStart(row + 1); e++) {
      terms.put(model.entryColumn(e), model.entryValue(e));
    }
    String name = "row[" + model.rowName(row) + "]";
    limits(name, terms, shift[row], model.rowLower(row), model.rowUpper(row));
  }

  private void objective() {
    Map<Integer, Double> terms = new TreeMap<>();
    for (int column = 0; column < model.columns(); column++) {
      if (model.cost(column) != 0) {
        terms.put(column, model.cost(column));
      }
    }
    List<Linear> slopes = slopes(terms, null);
    Map<Integer, Double> whole = new TreeMap<>(terms);
    whole.put(cost, -1.0);
    protect("cost[worst]", whole, slopes, 0, 1);
  }

  private void limits(
      String name, Map<Integer, Double> terms, double[] moves, double low, double high) {
    if (low == high) {
      identity(name, terms, moves, low);
      return;
    }
    List<Linear> slopes = slopes(terms, moves);
    if (!Double.isInfinite(high)) {
      protect("high-" + name, terms, slopes, high, 1);
    }
    if (!Double.isInfinite(low)) {
      protect("low-" + name, terms, slopes, low, -1);
    }
  }

  /** An equation holds for every z only when it holds for its constant and each slope. */
  private void identity(String name, Map<Integer, Double> terms, double[] moves, double value) {
    int constant = rows.row(name, value, value);
    rows.entries(constant, Linear.of(terms), 1);
    for (int k = 0; k < parameters(); k++) {
      Map<Integer, Double> slope = slope(terms, k);
      double moved = moves == null ? 0 : moves[k];
      if (!slope.isEmpty() || moved != 0) {
        int row = rows.row("%s/%d".formatted(name, k), moved, moved);
        rows.entries(row, Linear.of(slope), 1);
      }
    }
  }

  /** What the row gains per unit of each parameter; the shift of its limit counts against it. */
  private List<Linear> slopes(Map<Integer, Double> terms, double[] moves) {
    List<Linear> slopes = new ArrayList<>();
    for (int k = 0; k < parameters(); k++) {
      Map<Integer, Double> slope = slope(terms, k);
      if (moves != null && moves[k] != 0) {
        slope.put(one(), -moves[k]);
      }
      if (!slope.isEmpty()) {
        slopes.add(Linear.of(slope));
      }
    }
    return slopes;
  }

  private Map<Integer, Double> slope(Map<Integer, Double> terms, int k) {
    Map<Integer, Double> slope = new TreeMap<>();
    terms.forEach(
        (column, coefficient) -> {
          int[] own = rule[column];
          if (own != null && own[k] >= 0) {
            slope.put(own[k], coefficient);
          }
        });
    return slope;
  }

  private int constantColumn = -1;

  private int one() {
    if (constantColumn < 0) {
      constantColumn = builder.column("constant-one", 1, 1, 0);
    }
    return constantColumn;
  }

  /** side * terms + worst of the slopes <= side * limit. */
  private void protect(
      String name, Map<Integer, Double> terms, List<Linear> slopes, double limit, int side) {
    BudgetTerm worst = new BudgetTerm(rows, name, gamma, slopes, BudgetTerm.Sign.ANY, 0);
    int row = rows.row(name, Double.NEGATIVE_INFINITY, side * limit);
    rows.entries(row, Linear.of(terms), side);
    rows.entries(row, worst.expression(), 1);
  }
}
