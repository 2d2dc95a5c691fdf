package org.looptwin.optimise.milp.robust;

import java.util.Arrays;
import java.util.List;

/**
 * The most that uncertain terms add when at most Gamma of them take their worst values together,
 * fractions allowed: {@code max sum_j z_j |e_j(x)|, 0 <= z_j <= 1, sum_j z_j <= Gamma}. By duality
 * {@code min Gamma theta + sum_j nu_j, theta + nu_j >= |e_j(x)|}, all at least 0: Bertsimas and
 * Sim, Operations Research 52 (2004) 35-53, Theorem 1.
 *
 * <p>The set is the hull {@code |z| <= 1, sum |z| <= Gamma}, not the L1 ball alone. A budget of 0
 * adds nothing, not even a column.
 */
public final class BudgetTerm {
  private final double gamma;
  private final List<Linear> terms;
  private final Sign sign;
  private final double unitCost;
  private int theta = -1;
  private int[] nu = new int[0];

  /** Whether a term's sign is known. */
  public enum Sign {
    /** e_j(x) is never negative, or z_j is not, so that what is below 0 counts as 0: one row. */
    NOT_NEGATIVE,
    /** Two rows a term. */
    ANY
  }

  /**
   * @param at suffix of the names of columns and rows, e.g. {@code [suppliers,3]}
   * @param gamma 0 to the number of terms; more is the whole box
   * @param terms e_j: what parameter j adds at its full deviation
   * @param unitCost cost of one unit of the term in the objective; 0 where {@link #expression} is
   *     put into a row
   */
  public BudgetTerm(
      ModelRows rows, String at, double gamma, List<Linear> terms, Sign sign, double unitCost) {
    if (!(gamma >= 0)) {
      throw new IllegalArgumentException("Gamma is %s, expected 0 or more.".formatted(gamma));
    }
    this.gamma = Math.min(gamma, terms.size());
    this.terms = List.copyOf(terms);
    this.sign = sign;
    this.unitCost = unitCost;
    if (this.gamma > 0) {
      add(rows, at);
    }
  }

  private void add(ModelRows rows, String at) {
    theta = rows.column("theta" + at, 0, Double.POSITIVE_INFINITY, unitCost * gamma);
    nu = new int[terms.size()];
    for (int j = 0; j < nu.length; j++) {
      String one = at.substring(0, at.length() - 1) + "," + j + "]";
      nu[j] = rows.column("nu" + one, 0, Double.POSITIVE_INFINITY, unitCost);
      cover(rows, "budget" + one, j, 1);
      if (sign == Sign.ANY) {
        cover(rows, "budget-below" + one, j, -1);
      }
    }
  }

  private void cover(ModelRows rows, String name, int j, double side) {
    int row = rows.row(name, 0, Double.POSITIVE_INFINITY);
    rows.entry(row, theta, 1);
    rows.entry(row, nu[j], 1);
    rows.entries(row, terms.get(j), -side);
  }

  /** Gamma theta + sum nu; empty for a budget of 0. */
  public Linear expression() {
    if (theta < 0) {
      return Linear.of(new int[0], new double[0]);
    }
    int[] columns = Arrays.copyOf(nu, nu.length + 1);
    columns[nu.length] = theta;
    double[] coefficients = new double[columns.length];
    Arrays.fill(coefficients, 1);
    coefficients[nu.length] = gamma;
    return Linear.of(columns, coefficients);
  }

  /** The term's value at x, from its definition. */
  public double value(double[] x) {
    return greatest(sizes(x), gamma);
  }

  /** The greatest deviations together, the last one in part. */
  public static double greatest(double[] sizes, double gamma) {
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    double left = gamma;
    double sum = 0;
    for (int j = sorted.length - 1; j >= 0 && left > 0; j--) {
      sum += Math.min(1, left) * sorted[j];
      left -= 1;
    }
    return sum;
  }

  /** Sets theta and nu to the least that hold for the other columns. */
  public void complete(double[] x) {
    if (theta < 0) {
      return;
    }
    double[] sizes = sizes(x);
    double[] sorted = sizes.clone();
    Arrays.sort(sorted);
    int next = sorted.length - 1 - (int) Math.floor(gamma);
    x[theta] = next < 0 ? 0 : sorted[next];
    for (int j = 0; j < nu.length; j++) {
      x[nu[j]] = Math.max(0, sizes[j] - x[theta]);
    }
  }

  private double[] sizes(double[] x) {
    return terms.stream()
        .mapToDouble(term -> term.at(x))
        .map(size -> sign == Sign.ANY ? Math.abs(size) : Math.max(0, size))
        .toArray();
  }
}
