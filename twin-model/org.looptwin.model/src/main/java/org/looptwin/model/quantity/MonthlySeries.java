package org.looptwin.model.quantity;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.Objects;

/**
 * One value for each month from a first month on; the unit is said where the series is used.
 *
 * <p>Immutable. Months are counted from 0 within the series.
 */
public final class MonthlySeries {
  private final YearMonth start;
  private final double[] values;

  /**
   * @param start the month of the first value
   * @param values finite numbers, one per month; copied
   * @throws IllegalArgumentException when a value is not finite
   */
  public MonthlySeries(YearMonth start, double... values) {
    this.start = Objects.requireNonNull(start, "start");
    this.values = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "Month %s has the value %s, but values must be finite."
                .formatted(start.plusMonths(i), values[i]));
      }
    }
  }

  /** A series of the same value for each of the months. */
  public static MonthlySeries constant(YearMonth start, int months, double value) {
    double[] values = new double[months];
    Arrays.fill(values, value);
    return new MonthlySeries(start, values);
  }

  public YearMonth start() {
    return start;
  }

  public int months() {
    return values.length;
  }

  /** The month after the last value. */
  public YearMonth end() {
    return start.plusMonths(values.length);
  }

  /** The value of the month at this position, 0 being the first. */
  public double at(int position) {
    return values[position];
  }

  public double last() {
    return values[values.length - 1];
  }

  /** A copy of the values, oldest first. */
  public double[] toArray() {
    return values.clone();
  }

  /** The first {@code count} months only. */
  public MonthlySeries first(int count) {
    return new MonthlySeries(start, Arrays.copyOf(values, count));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonthlySeries that
        && start.equals(that.start)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * start.hashCode() + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "MonthlySeries[%s %s]".formatted(start, Arrays.toString(values));
  }
}
