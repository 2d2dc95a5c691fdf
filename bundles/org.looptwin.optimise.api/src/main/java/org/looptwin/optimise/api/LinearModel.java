package org.looptwin.optimise.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A linear or mixed-integer model, solver-neutral: minimise {@code cost * x} subject to {@code
 * rowLower <= A x <= rowUpper}, {@code lower <= x <= upper}, some x integer. Infinite bounds are
 * {@link Double#POSITIVE_INFINITY} and its negative. Immutable; the arrays of accessors are the
 * model's own and must not be changed by callers.
 */
public final class LinearModel {
  private final String name;
  private final String[] columnNames;
  private final double[] cost;
  private final double[] lower;
  private final double[] upper;
  private final boolean[] integer;
  private final String[] rowNames;
  private final double[] rowLower;
  private final double[] rowUpper;
  private final int[] start;
  private final int[] index;
  private final double[] value;

  private LinearModel(Builder builder) {
    int columns = builder.columnNames.size();
    int rows = builder.rowNames.size();
    name = builder.name;
    columnNames = builder.columnNames.toArray(new String[0]);
    cost = Arrays.copyOf(builder.cost, columns);
    lower = Arrays.copyOf(builder.lower, columns);
    upper = Arrays.copyOf(builder.upper, columns);
    integer = Arrays.copyOf(builder.integer, columns);
    rowNames = builder.rowNames.toArray(new String[0]);
    rowLower = Arrays.copyOf(builder.rowLower, rows);
    rowUpper = Arrays.copyOf(builder.rowUpper, rows);
    start = new int[rows + 1];
    for (int k = 0; k < builder.entries; k++) {
      start[builder.entryRow[k] + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      start[row + 1] += start[row];
    }
    index = new int[builder.entries];
    value = new double[builder.entries];
    int[] next = Arrays.copyOf(start, rows);
    for (int k = 0; k < builder.entries; k++) {
      int at = next[builder.entryRow[k]]++;
      index[at] = builder.entryColumn[k];
      value[at] = builder.entryValue[k];
    }
    refuseRepeats();
  }

  private void refuseRepeats() {
    int[] lastRow = new int[columnNames.length];
    Arrays.fill(lastRow, -1);
    for (int row = 0; row < rowNames.length; row++) {
      for (int entry = start[row]; entry < start[row + 1]; entry++) {
        if (lastRow[index[entry]] == row) {
          throw new IllegalArgumentException(
              "Row %s has two coefficients of column %s. Maybe add them up first."
                  .formatted(rowNames[row], columnNames[index[entry]]));
        }
        lastRow[index[entry]] = row;
      }
    }
  }

  /** The same rows and columns with other numbers. */
  LinearModel(
      LinearModel base,
      boolean[] integer,
      double[] cost,
      double[] lower,
      double[] upper,
      double[] rowLower,
      double[] rowUpper,
      int[] start,
      int[] index,
      double[] value) {
    this.name = base.name;
    this.columnNames = base.columnNames;
    this.cost = cost;
    this.lower = lower;
    this.upper = upper;
    this.integer = integer;
    this.rowNames = base.rowNames;
    this.rowLower = rowLower;
    this.rowUpper = rowUpper;
    this.start = start;
    this.index = index;
    this.value = value;
  }

  public static Builder builder(String name) {
    return new Builder(name);
  }

  public String name() {
    return name;
  }

  public int columns() {
    return columnNames.length;
  }

  public int rows() {
    return rowNames.length;
  }

  public int nonZeros() {
    return index.length;
  }

  public String columnName(int column) {
    return columnNames[column];
  }

  public String rowName(int row) {
    return rowNames[row];
  }

  public double cost(int column) {
    return cost[column];
  }

  public double lower(int column) {
    return lower[column];
  }

  public double upper(int column) {
    return upper[column];
  }

  public boolean integer(int column) {
    return integer[column];
  }

  public double rowLower(int row) {
    return rowLower[row];
  }

  public double rowUpper(int row) {
    return rowUpper[row];
  }

  /** First entry of a row; the row's entries end before {@code rowStart(row + 1)}. */
  public int rowStart(int row) {
    return start[row];
  }

  /** Column of an entry. */
  public int entryColumn(int entry) {
    return index[entry];
  }

  /** Coefficient of an entry. */
  public double entryValue(int entry) {
    return value[entry];
  }

  public boolean hasIntegers() {
    for (boolean one : integer) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** The same model with every column continuous. */
  public LinearModel relaxed() {
    boolean[] none = new boolean[integer.length];
    return new LinearModel(this, none, cost, lower, upper, rowLower, rowUpper, start, index, value);
  }

  /** {@code cost * x}. */
  public double objective(double[] x) {
    double sum = 0;
    for (int column = 0; column < cost.length; column++) {
      sum += cost[column] * x[column];
    }
    return sum;
  }

  /** The value of a row at x. */
  public double activity(int row, double[] x) {
    double sum = 0;
    for (int entry = start[row]; entry < start[row + 1]; entry++) {
      sum += value[entry] * x[index[entry]];
    }
    return sum;
  }

  /** Builds a model; columns and rows are numbered from 0 in the order they are added. */
  public static final class Builder {
    private final String name;
    private final List<String> columnNames = new ArrayList<>();
    private final List<String> rowNames = new ArrayList<>();
    private double[] cost = new double[256];
    private double[] lower = new double[256];
    private double[] upper = new double[256];
    private boolean[] integer = new boolean[256];
    private double[] rowLower = new double[256];
    private double[] rowUpper = new double[256];
    private int[] entryRow = new int[1024];
    private int[] entryColumn = new int[1024];
    private double[] entryValue = new double[1024];
    private int entries;

    private Builder(String name) {
      this.name = name;
    }

    /** Adds a continuous column; returns its number. */
    public int column(String columnName, double low, double high, double unitCost) {
      return add(columnName, low, high, unitCost, false);
    }

    /** Adds an integer column; returns its number. */
    public int integerColumn(String columnName, double low, double high, double unitCost) {
      return add(columnName, low, high, unitCost, true);
    }

    private int add(String columnName, double low, double high, double unitCost, boolean whole) {
      if (Double.isNaN(low) || Double.isNaN(high) || !Double.isFinite(unitCost) || low > high) {
        throw new IllegalArgumentException(
            "Column %s has bounds [%s, %s] and cost %s."
                .formatted(columnName, low, high, unitCost));
      }
      int column = columnNames.size();
      if (column == cost.length) {
        cost = Arrays.copyOf(cost, 2 * column);
        lower = Arrays.copyOf(lower, 2 * column);
        upper = Arrays.copyOf(upper, 2 * column);
        integer = Arrays.copyOf(integer, 2 * column);
      }
      columnNames.add(columnName);
      cost[column] = unitCost;
      lower[column] = low;
      upper[column] = high;
      integer[column] = whole;
      return column;
    }

    /** Adds a row {@code low <= ... <= high}; returns its number. */
    public int row(String rowName, double low, double high) {
      if (Double.isNaN(low) || Double.isNaN(high) || low > high) {
        throw new IllegalArgumentException(
            "Row %s has bounds [%s, %s].".formatted(rowName, low, high));
      }
      int row = rowNames.size();
      if (row == rowLower.length) {
        rowLower = Arrays.copyOf(rowLower, 2 * row);
        rowUpper = Arrays.copyOf(rowUpper, 2 * row);
      }
      rowNames.add(rowName);
      rowLower[row] = low;
      rowUpper[row] = high;
      return row;
    }

    /** Adds a coefficient; a pair of row and column must be given once. Zeros are left out. */
    public Builder entry(int row, int column, double coefficient) {
      if (!Double.isFinite(coefficient)) {
        throw new IllegalArgumentException(
            "Row %s, column %s: coefficient %s."
                .formatted(rowNames.get(row), columnNames.get(column), coefficient));
      }
      if (coefficient == 0) {
        return this;
      }
      if (entries == entryRow.length) {
        entryRow = Arrays.copyOf(entryRow, 2 * entries);
        entryColumn = Arrays.copyOf(entryColumn, 2 * entries);
        entryValue = Arrays.copyOf(entryValue, 2 * entries);
      }
      entryRow[entries] = row;
      entryColumn[entries] = column;
      entryValue[entries++] = coefficient;
      return this;
    }

    /** Changes a column's cost while building. */
    public Builder cost(int column, double unitCost) {
      cost[column] = unitCost;
      return this;
    }

    /** Adds to a column's cost while building. */
    public Builder addCost(int column, double unitCost) {
      cost[column] += unitCost;
      return this;
    }

    /**
     * @throws IllegalArgumentException when a row has two coefficients of one column
     */
    public LinearModel build() {
      return new LinearModel(this);
    }
  }
}
