package org.looptwin.optimise.api.fuzzy;

import java.util.List;
import java.util.Objects;

/**
 * A flat LR number in vertex form: membership 0 up to {@code a1}, 1 from {@code a2} to {@code a3},
 * 0 from {@code a4} on; between them {@code left} and {@code right} say how it rises and falls. In
 * LR form: core [m, n] = [a2, a3], spreads a2 - a1 and a4 - a3. A triangle has a2 = a3, a crisp
 * number four equal vertices. Immutable.
 *
 * <p>Sums, differences and scalar products are exact. {@link #times} is the vertex rule that keeps
 * linear models linear (Kumar and Kaur): exact at memberships 0 and 1, a straight side where the
 * true product's is curved. {@link Cut#times} on {@link #cut} gives the true one.
 *
 * @param a1 lower end of the support
 * @param a2 lower end of the core
 * @param a3 upper end of the core
 * @param a4 upper end of the support
 * @param left shape of the rising side
 * @param right shape of the falling side
 */
public record FuzzyNumber(double a1, double a2, double a3, double a4, Shape left, Shape right) {
  public static final FuzzyNumber ZERO = crisp(0);

  /**
   * @throws IllegalArgumentException when a vertex is not finite or the vertices are not in order
   */
  public FuzzyNumber {
    Objects.requireNonNull(left, "left");
    Objects.requireNonNull(right, "right");
    for (double vertex : new double[] {a1, a2, a3, a4}) {
      if (!Double.isFinite(vertex)) {
        throw new IllegalArgumentException(
            "a fuzzy number has the vertex %s, expected a finite number".formatted(vertex));
      }
    }
    if (!(a1 <= a2 && a2 <= a3 && a3 <= a4)) {
      throw new IllegalArgumentException(
          "the vertices are %s, %s, %s, %s, expected rising order".formatted(a1, a2, a3, a4));
    }
  }

  public static FuzzyNumber trapezoid(double a1, double a2, double a3, double a4) {
    return new FuzzyNumber(a1, a2, a3, a4, Shape.LINEAR, Shape.LINEAR);
  }

  public static FuzzyNumber triangle(double low, double mode, double high) {
    return trapezoid(low, mode, mode, high);
  }

  public static FuzzyNumber crisp(double value) {
    return trapezoid(value, value, value, value);
  }

  /**
   * (m, n, alpha, beta) with shapes L and R.
   *
   * @throws IllegalArgumentException when a spread is negative
   */
  public static FuzzyNumber lr(
      double m, double n, double leftSpread, double rightSpread, Shape left, Shape right) {
    if (leftSpread < 0 || rightSpread < 0) {
      throw new IllegalArgumentException(
          "the spreads are %s and %s, expected none below 0".formatted(leftSpread, rightSpread));
    }
    return new FuzzyNumber(m - leftSpread, m, n, n + rightSpread, left, right);
  }

  public boolean isCrisp() {
    return a1 == a4;
  }

  /** Whether the core is one value. */
  public boolean isTriangular() {
    return a2 == a3;
  }

  /** Vertex 1 to 4. */
  public double vertex(int number) {
    return switch (number) {
      case 1 -> a1;
      case 2 -> a2;
      case 3 -> a3;
      case 4 -> a4;
      default ->
          throw new IllegalArgumentException("Vertex %d, expected 1 to 4.".formatted(number));
    };
  }

  /** Three for a triangle, else four. */
  public List<Double> vertices() {
    return isTriangular() ? List.of(a1, a2, a4) : List.of(a1, a2, a3, a4);
  }

  public double leftSpread() {
    return a2 - a1;
  }

  public double rightSpread() {
    return a4 - a3;
  }

  /** Membership of a value, 0 to 1. */
  public double membership(double value) {
    if (value >= a2 && value <= a3) {
      return 1;
    }
    if (value < a2) {
      return value < a1 || a1 == a2 ? 0 : left.at((a2 - value) / leftSpread());
    }
    return value > a4 || a3 == a4 ? 0 : right.at((value - a3) / rightSpread());
  }

  /** The values whose membership is at least {@code alpha}; at 0 the support. */
  public Cut cut(double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha is %s, expected 0 to 1".formatted(alpha));
    }
    return new Cut(
        a2 - leftSpread() * left.inverse(alpha), a3 + rightSpread() * right.inverse(alpha));
  }

  public FuzzyNumber plus(FuzzyNumber other) {
    return new FuzzyNumber(
        a1 + other.a1,
        a2 + other.a2,
        a3 + other.a3,
        a4 + other.a4,
        common(left, leftSpread(), other.left, other.leftSpread()),
        common(right, rightSpread(), other.right, other.rightSpread()));
  }

  /** Widens: a number minus itself is not 0. */
  public FuzzyNumber minus(FuzzyNumber other) {
    return plus(other.times(-1));
  }

  /** A negative factor turns the number round. */
  public FuzzyNumber times(double factor) {
    return factor >= 0
        ? new FuzzyNumber(factor * a1, factor * a2, factor * a3, factor * a4, left, right)
        : new FuzzyNumber(factor * a4, factor * a3, factor * a2, factor * a1, right, left);
  }

  /**
   * The vertex rule, for a number of any sign times one that is nowhere negative.
   *
   * @throws IllegalArgumentException when {@code other} has a negative vertex
   */
  public FuzzyNumber times(FuzzyNumber other) {
    if (other.a1 < 0) {
      throw new IllegalArgumentException(
          "the factor begins at %s, expected a number that is nowhere negative"
              .formatted(other.a1));
    }
    return new FuzzyNumber(
        a1 * (a1 >= 0 ? other.a1 : other.a4),
        a2 * (a2 >= 0 ? other.a2 : other.a3),
        a3 * (a3 >= 0 ? other.a3 : other.a2),
        a4 * (a4 >= 0 ? other.a4 : other.a1),
        a1 >= 0
            ? common(left, leftSpread(), other.left, other.leftSpread())
            : common(left, leftSpread(), other.right, other.rightSpread()),
        a4 >= 0
            ? common(right, rightSpread(), other.right, other.rightSpread())
            : common(right, rightSpread(), other.left, other.leftSpread()));
  }

  /**
   * E1 = m - alpha * integral of L^-1, E2 = n + beta * integral of R^-1: the expected interval
   * (Heilpern 1992), which is also the nearest interval (Grzegorzewski 2002).
   */
  public Cut expectedInterval() {
    return new Cut(a2 - leftSpread() * left.area(), a3 + rightSpread() * right.area());
  }

  /** The middle of {@link #expectedInterval}; (a1 + a2 + a3 + a4) / 4 with straight sides. */
  public double expectedValue() {
    return expectedInterval().middle();
  }

  /**
   * To which degree this is at least the other (Jimenez 1996): 0 when the expected intervals lie
   * apart the wrong way, 1 when they lie apart the right way, 1/2 for two equal crisp numbers.
   */
  public double atLeast(FuzzyNumber other) {
    Cut mine = expectedInterval();
    Cut its = other.expectedInterval();
    double above = mine.high() - its.low();
    double below = its.high() - mine.low();
    if (above < 0 || below < 0) { // crisp numbers too, whose widths say nothing
      return above < 0 ? 0 : 1;
    }
    return above + below == 0 ? 0.5 : above / (above + below);
  }

  private static Shape common(Shape one, double oneSpread, Shape two, double twoSpread) {
    if (oneSpread == 0) {
      return two;
    }
    if (twoSpread == 0 || one.equals(two)) {
      return one;
    }
    throw new IllegalArgumentException(
        "numbers of the shapes %s and %s cannot be combined, expected one shape on each side"
            .formatted(one, two));
  }
}
