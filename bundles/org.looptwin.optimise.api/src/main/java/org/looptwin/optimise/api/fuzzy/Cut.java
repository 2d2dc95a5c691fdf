package org.looptwin.optimise.api.fuzzy;

/**
 * An interval: an alpha-cut, an expected interval.
 *
 * @param low not above {@code high}
 * @param high not below {@code low}
 */
public record Cut(double low, double high) {
  public Cut {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "The interval [%s, %s] has its ends the wrong way round.".formatted(low, high));
    }
  }

  public double middle() {
    return (low + high) / 2;
  }

  public Cut plus(Cut other) {
    return new Cut(low + other.low, high + other.high);
  }

  public Cut minus(Cut other) {
    return new Cut(low - other.high, high - other.low);
  }

  /** All products of a value of this and a value of the other: exact, whatever the signs. */
  public Cut times(Cut other) {
    double a = low * other.low;
    double b = low * other.high;
    double c = high * other.low;
    double d = high * other.high;
    return new Cut(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }
}
