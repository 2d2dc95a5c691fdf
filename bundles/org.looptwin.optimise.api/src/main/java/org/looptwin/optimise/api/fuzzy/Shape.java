package org.looptwin.optimise.api.fuzzy;

/**
 * How membership falls along a spread: the reference function L (or R) of an LR number, 1 at 0,
 * falling to 0 at 1 and never rising. Everything that a plan needs of it is its {@link #area}.
 */
public interface Shape {
  /** L(x) = max(0, 1 - x): triangles and trapezoids. */
  Shape LINEAR = new Power(1);

  /** L(x) = max(0, 1 - x^2). */
  Shape PARABOLIC = new Power(2);

  /** Membership at a distance of {@code x} spreads from the core, x not negative. */
  double at(double x);

  /** The distance, in spreads, at which membership is {@code alpha}; 0 at 1. */
  double inverse(double alpha);

  /** The integral of {@link #inverse} over alpha from 0 to 1; 1/2 for {@link #LINEAR}. */
  double area();

  /**
   * L(x) = max(0, 1 - x^p).
   *
   * @param exponent p, above 0
   */
  record Power(double exponent) implements Shape {
    public Power {
      if (!(exponent > 0) || Double.isInfinite(exponent)) {
        throw new IllegalArgumentException(
            "A shape's exponent is %s, expected a finite number above 0.".formatted(exponent));
      }
    }

    @Override
    public double at(double x) {
      return Math.max(0, 1 - Math.pow(x, exponent));
    }

    @Override
    public double inverse(double alpha) {
      return Math.pow(1 - alpha, 1 / exponent);
    }

    @Override
    public double area() {
      return exponent / (exponent + 1);
    }
  }
}
