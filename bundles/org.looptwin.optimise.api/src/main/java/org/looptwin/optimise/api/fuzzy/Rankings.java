package org.looptwin.optimise.api.fuzzy;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rankings that are always there. */
public enum Rankings implements Ranking {
  /**
   * The middle of the expected interval; for triangles (a1 + 2 a2 + a3) / 4. Also Yager's index.
   */
  EXPECTED_VALUE("expected-value", 0.25, 0.25) {
    @Override
    public double of(FuzzyNumber number) {
      return number.expectedValue();
    }
  },
  /** Liou and Wang's total integral value at an optimism of 1/2: the same numbers. */
  LIOU_WANG("liou-wang", 0.25, 0.25) {
    @Override
    public double of(FuzzyNumber number) {
      return number.expectedValue();
    }
  },
  /** Graded mean integration, (a1 + 2 a2 + 2 a3 + a4) / 6. */
  GRADED_MEAN("graded-mean", 1.0 / 6, 1.0 / 3) {
    @Override
    public double of(FuzzyNumber number) {
      return (number.a1() + 2 * number.a2() + 2 * number.a3() + number.a4()) / 6;
    }
  },
  /** The centre of gravity under straight sides; linear in the vertices for triangles only. */
  CENTROID("centroid", 1.0 / 3, 1.0 / 6) {
    @Override
    public double of(FuzzyNumber number) {
      return centroid(number);
    }

    @Override
    public double[] weights(boolean triangular) {
      if (!triangular) {
        throw new UnsupportedOperationException(
            "the ranking 'centroid' is linear for triangles only. Maybe use expected-value");
      }
      return super.weights(true);
    }
  },
  /** The middle of the core: what a crisp model would use. */
  MODE("mode", 0, 0.5) {
    @Override
    public double of(FuzzyNumber number) {
      return (number.a2() + number.a3()) / 2;
    }
  };

  private final String label;
  private final double outer;
  private final double inner;

  Rankings(String label, double outer, double inner) {
    this.label = label;
    this.outer = outer;
    this.inner = inner;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public double[] weights(boolean triangular) {
    return new double[] {outer, inner, inner, outer};
  }

  public static Optional<Ranking> named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.label.equals(name))
        .map(Ranking.class::cast)
        .findFirst();
  }

  /** For messages. */
  public static String names() {
    return Arrays.stream(values()).map(one -> one.label).collect(Collectors.joining(", "));
  }

  private static double centroid(FuzzyNumber n) {
    double width = n.a4() + n.a3() - n.a1() - n.a2();
    if (width == 0) {
      return n.a1();
    }
    double upper = n.a4() * n.a4() + n.a4() * n.a3() + n.a3() * n.a3();
    double lower = n.a1() * n.a1() + n.a1() * n.a2() + n.a2() * n.a2();
    return (upper - lower) / (3 * width);
  }
}
