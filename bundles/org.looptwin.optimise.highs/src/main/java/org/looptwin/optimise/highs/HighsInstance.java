package org.looptwin.optimise.highs;

import com.sun.jna.Pointer;
import java.util.Arrays;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Watch;

/** One HiGHS object with one model in it. Single-threaded, deterministic, silent. */
final class HighsInstance implements AutoCloseable {
  /** By HighsBasisStatus: lower, basic, upper, zero, not basic. */
  private static final Basis.Place[] PLACES = {
    Basis.Place.LOWER, Basis.Place.BASIC, Basis.Place.UPPER, Basis.Place.ZERO, Basis.Place.LOWER
  };

  /**
   * Entries of a matrix below this are dropped; HiGHS allows nothing less and drops 1e-9 unasked.
   */
  static final double SMALLEST = 1e-12;

  private final HighsC api;
  private final Pointer highs;
  private final int columns;
  private final int rows;

  /**
   * @throws HighsException when HiGHS refuses the model
   */
  HighsInstance(HighsC api, LinearModel model) {
    this.api = api;
    this.columns = model.columns();
    this.rows = model.rows();
    this.highs = api.create();
    try {
      configure();
      pass(model, model.hasIntegers());
    } catch (RuntimeException e) {
      api.destroy(highs);
      throw e;
    }
  }

  private void configure() {
    check("output_flag", api.setBoolOptionValue(highs, "output_flag", 0));
    check("threads", api.setIntOptionValue(highs, "threads", 1));
    check("parallel", api.setStringOptionValue(highs, "parallel", "off"));
    check("small_matrix_value", api.setDoubleOptionValue(highs, "small_matrix_value", SMALLEST));
  }

  private void pass(LinearModel model, boolean whole) {
    double[] cost = new double[columns];
    double[] lower = new double[columns];
    double[] upper = new double[columns];
    int[] integrality = new int[columns];
    Arrays.setAll(cost, model::cost);
    Arrays.setAll(lower, model::lower);
    Arrays.setAll(upper, model::upper);
    Arrays.setAll(integrality, column -> model.integer(column) ? 1 : 0);
    double[] rowLower = new double[rows];
    double[] rowUpper = new double[rows];
    int[] start = new int[rows + 1];
    Arrays.setAll(rowLower, model::rowLower);
    Arrays.setAll(rowUpper, model::rowUpper);
    Arrays.setAll(start, model::rowStart);
    int entries = model.nonZeros();
    int[] index = new int[entries];
    double[] value = new double[entries];
    Arrays.setAll(index, model::entryColumn);
    Arrays.setAll(value, model::entryValue);
    if (whole) {
      check(
          "passMip",
          api.passMip(
              highs,
              columns,
              rows,
              entries,
              HighsC.ROW_WISE,
              HighsC.MINIMISE,
              0,
              cost,
              lower,
              upper,
              rowLower,
              rowUpper,
              start,
              index,
              value,
              integrality));
    } else {
      option("solver", "simplex");
      check(
          "passLp",
          api.passLp(
              highs,
              columns,
              rows,
              entries,
              HighsC.ROW_WISE,
              HighsC.MINIMISE,
              0,
              cost,
              lower,
              upper,
              rowLower,
              rowUpper,
              start,
              index,
              value));
    }
  }

  void option(String name, String value) {
    check(name, api.setStringOptionValue(highs, name, value));
  }

  /** Whether the simplex method goes on from a feasible point, as after other costs. */
  void primal(boolean feasible) {
    int strategy = feasible ? HighsC.PRIMAL : HighsC.DUAL;
    check("simplex_strategy", api.setIntOptionValue(highs, "simplex_strategy", strategy));
  }

  void cost(int column, double cost) {
    check("changeColCost", api.changeColCost(highs, column, cost));
  }

  void bounds(int column, double lower, double upper) {
    check("changeColBounds", api.changeColBounds(highs, column, lower, upper));
  }

  void rowBounds(int row, double lower, double upper) {
    check("changeRowBounds", api.changeRowBounds(highs, row, lower, upper));
  }

  void coefficient(int row, int column, double value) {
    check("changeCoeff", api.changeCoeff(highs, row, column, value));
  }

  /** Runs until HiGHS ends or the watch cancels; what came of it is asked for afterwards. */
  void run(Budget budget, Watch watch) {
    double seconds = Math.max(0, budget.time().toNanos() / 1e9);
    check("time_limit", api.setDoubleOptionValue(highs, "time_limit", seconds));
    check("mip_rel_gap", api.setDoubleOptionValue(highs, "mip_rel_gap", budget.gap()));
    int seed = (int) (budget.seed() & Integer.MAX_VALUE);
    check("random_seed", api.setIntOptionValue(highs, "random_seed", seed));
    check("zeroAllClocks", api.zeroAllClocks(highs));
    HighsInterrupt interrupt = new HighsInterrupt(api, watch);
    if (watch != Watch.NONE) {
      check("setCallback", api.setCallback(highs, interrupt, Pointer.NULL));
      check("startCallback", api.startCallback(highs, HighsC.SIMPLEX_INTERRUPT));
      check("startCallback", api.startCallback(highs, HighsC.INTERIOR_POINT_INTERRUPT));
      check("startCallback", api.startCallback(highs, HighsC.MIP_INTERRUPT));
    }
    api.run(highs);
    if (watch != Watch.NONE) {
      check("setCallback", api.setCallback(highs, null, Pointer.NULL));
    }
    interrupt.rethrow();
  }

  /** Forgets solution and basis, keeps the model. */
  void forget() {
    check("clearSolver", api.clearSolver(highs));
  }

  int status() {
    return api.getModelStatus(highs);
  }

  double seconds() {
    return api.getRunTime(highs);
  }

  boolean hasPoint() {
    return intInfo("primal_solution_status") == HighsC.FEASIBLE_POINT;
  }

  /** Lower bound proven by the last mixed-integer run. */
  double mipBound() {
    double[] bound = new double[1];
    check("mip_dual_bound", api.getDoubleInfoValue(highs, "mip_dual_bound", bound));
    return bound[0];
  }

  Point point() {
    Point point =
        new Point(new double[columns], new double[columns], new double[rows], new double[rows]);
    check(
        "getSolution",
        api.getSolution(highs, point.column(), point.columnDual(), point.row(), point.rowDual()));
    return point;
  }

  /** The present basis; null when there is none. */
  Basis basis() {
    if (intInfo("basis_validity") != HighsC.VALID_BASIS) {
      return null;
    }
    int[] ofColumns = new int[columns];
    int[] ofRows = new int[rows];
    check("getBasis", api.getBasis(highs, ofColumns, ofRows));
    return new Basis(places(ofColumns), places(ofRows));
  }

  void basis(Basis basis) {
    check("setBasis", api.setBasis(highs, codes(basis.columns()), codes(basis.rows())));
  }

  /** A basis that may turn out to be none; then the next run begins from scratch. */
  void guess(Basis basis) {
    if (api.setBasis(highs, codes(basis.columns()), codes(basis.rows())) == HighsC.STATUS_ERROR) {
      forget();
    }
  }

  private static Basis.Place[] places(int[] codes) {
    Basis.Place[] places = new Basis.Place[codes.length];
    Arrays.setAll(places, i -> PLACES[codes[i]]);
    return places;
  }

  private static int[] codes(Basis.Place[] places) {
    return Arrays.stream(places).mapToInt(Enum::ordinal).toArray();
  }

  private int intInfo(String name) {
    int[] value = new int[1];
    check(name, api.getIntInfoValue(highs, name, value));
    return value[0];
  }

  private static void check(String what, int status) {
    if (status == HighsC.STATUS_ERROR) {
      throw new HighsException(what);
    }
  }

  @Override
  public void close() {
    api.destroy(highs);
  }

  /** Values and duals as HiGHS gives them: dual = d objective / d bound when minimising. */
  record Point(double[] column, double[] columnDual, double[] row, double[] rowDual) {}

  /** HiGHS refused a call. */
  static final class HighsException extends RuntimeException {
    HighsException(String call) {
      super("HiGHS refused %s. Maybe a number is too large or given twice.".formatted(call));
    }
  }
}
