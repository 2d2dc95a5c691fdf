package org.looptwin.optimise.api.fuzzy;

/**
 * One crisp number for a fuzzy one, by which results are ordered and objectives are optimised.
 * Every result names the ranking it was made with.
 */
public interface Ranking {
  /** How it is asked for and named in results, e.g. {@code expected-value}. */
  String label();

  double of(FuzzyNumber number);

  /**
   * The weights [4] of the vertices of a number with straight sides, where the ranking is linear in
   * them: only then can a linear model use it.
   *
   * @param triangular whether every number in the model is a triangle
   * @throws UnsupportedOperationException where it is not linear
   */
  double[] weights(boolean triangular);
}
