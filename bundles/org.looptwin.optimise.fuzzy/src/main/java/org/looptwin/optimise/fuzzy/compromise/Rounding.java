package org.looptwin.optimise.fuzzy.compromise;

/** What somebody who knows what the columns mean can say about whole values. */
public interface Rounding {
  /**
   * Whole values near a relaxed solution.
   *
   * @param relaxed by column
   * @return by column, whole where the model wants it, the rest without meaning
   */
  double[] whole(double[] relaxed);

  /**
   * Cheaper whole values near it, which need not fit all else; the same where none are known.
   *
   * @param relaxed by column
   * @return as from {@link #whole}
   */
  default double[] thrifty(double[] relaxed) {
    return whole(relaxed);
  }

  /**
   * How much hangs on a whole column, in one measure for all: what weighs more is decided first.
   */
  double weight(int column);
}
