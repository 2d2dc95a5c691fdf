package org.looptwin.optimise.highs;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The part of the HiGHS 1.12 C interface used here (highs_c_api.h; HighsInt is a 32-bit int). Java
 * names lack the prefix {@code Highs_}. Status results: -1 error, 0 done, 1 warning.
 */
interface HighsC extends Library {
  int STATUS_ERROR = -1;

  int ROW_WISE = 2;
  int MINIMISE = 1;

  int OPTIMAL = 7;
  int INFEASIBLE = 8;
  int UNBOUNDED_OR_INFEASIBLE = 9;
  int UNBOUNDED = 10;
  int TIME_LIMIT = 13;
  int INTERRUPTED = 17;

  int DUAL = 1;
  int PRIMAL = 4;

  int FEASIBLE_POINT = 2;
  int VALID_BASIS = 1;

  int SIMPLEX_INTERRUPT = 1;
  int INTERIOR_POINT_INTERRUPT = 2;
  int MIP_INTERRUPT = 6;

  /** HighsCCallbackType: type, message, data out, data in (first int: interrupt), user data. */
  interface Ask extends Callback {
    void invoke(int type, Pointer message, Pointer out, Pointer in, Pointer user);
  }

  Pointer create();

  void destroy(Pointer highs);

  String version();

  int setBoolOptionValue(Pointer highs, String option, int value);

  int setIntOptionValue(Pointer highs, String option, int value);

  int setDoubleOptionValue(Pointer highs, String option, double value);

  int setStringOptionValue(Pointer highs, String option, String value);

  int passMip(
      Pointer highs,
      int columns,
      int rows,
      int nonZeros,
      int format,
      int sense,
      double offset,
      double[] cost,
      double[] lower,
      double[] upper,
      double[] rowLower,
      double[] rowUpper,
      int[] start,
      int[] index,
      double[] value,
      int[] integrality);

  int passLp(
      Pointer highs,
      int columns,
      int rows,
      int nonZeros,
      int format,
      int sense,
      double offset,
      double[] cost,
      double[] lower,
      double[] upper,
      double[] rowLower,
      double[] rowUpper,
      int[] start,
      int[] index,
      double[] value);

  int changeColCost(Pointer highs, int column, double cost);

  int changeColBounds(Pointer highs, int column, double lower, double upper);

  int changeRowBounds(Pointer highs, int row, double lower, double upper);

  int changeCoeff(Pointer highs, int row, int column, double value);

  int setCallback(Pointer highs, Ask ask, Pointer user);

  int startCallback(Pointer highs, int type);

  int stopCallback(Pointer highs, int type);

  Pointer getCallbackDataOutItem(Pointer out, String item);

  int zeroAllClocks(Pointer highs);

  int clearSolver(Pointer highs);

  int run(Pointer highs);

  double getRunTime(Pointer highs);

  int getModelStatus(Pointer highs);

  int getSolution(
      Pointer highs,
      double[] columnValue,
      double[] columnDual,
      double[] rowValue,
      double[] rowDual);

  int getIntInfoValue(Pointer highs, String info, int[] value);

  int getDoubleInfoValue(Pointer highs, String info, double[] value);

  int getBasis(Pointer highs, int[] columnStatus, int[] rowStatus);

  int setBasis(Pointer highs, int[] columnStatus, int[] rowStatus);
}
