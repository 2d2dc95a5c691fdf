package org.looptwin.forecast.tournament;

/** A running mean; NaN of nothing. */
final class Mean {
  private double sum;
  private long count;

  void add(double value) {
    sum += value;
    count++;
  }

  /** Adds another mean's value as one value; nothing when that is empty. */
  void addIf(Mean other) {
    if (!other.empty()) {
      add(other.value());
    }
  }

  boolean empty() {
    return count == 0;
  }

  double value() {
    return count == 0 ? Double.NaN : sum / count;
  }
}
