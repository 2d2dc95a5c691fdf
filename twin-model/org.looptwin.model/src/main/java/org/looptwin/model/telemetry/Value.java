package org.looptwin.model.telemetry;

/** A measured value in the unit of its metric. Flags are the numbers 0 and 1. */
public sealed interface Value {
  /** The number, or NaN for a text. */
  double number();

  /** A finite number. */
  record Numeric(double number) implements Value {
    public Numeric {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("A reading must be finite, not " + number + ".");
      }
    }

    @Override
    public String toString() {
      return Double.toString(number);
    }
  }

  /** One of the words of a text metric, e.g. {@code RUN}. */
  record Text(String text) implements Value {
    @Override
    public double number() {
      return Double.NaN;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static Value of(double number) {
    return new Numeric(number);
  }

  static Value of(String text) {
    return new Text(text);
  }
}
