package org.looptwin.coordinate.api;

import java.util.function.BooleanSupplier;

/**
 * How a decision process is to be solved.
 *
 * @param tolerance greatest error of v that is good enough, for the methods that compute
 * @param horizon number of steps, 0 for endless
 * @param average the reward per step in the long run in place of the discounted sum
 * @param learning for the methods that learn
 * @param cancelled asked now and then
 */
public record DecisionQuestion(
    DecisionMethod method,
    double tolerance,
    int horizon,
    boolean average,
    Learning learning,
    BooleanSupplier cancelled) {

  public static final double TOLERANCE = 1e-9;

  /**
   * @param steps drawn in all, by each seed
   * @param seed of the first run; the others follow it
   * @param runs how many seeds
   * @param start state in which episodes begin, -1 for any
   */
  public record Learning(long steps, long seed, int runs, Exploration exploration, int start) {
    public static final Learning DEFAULT = new Learning(200_000, 1, 1, Exploration.EPSILON, -1);
  }

  /** Discounted, endless, to 1e-9. */
  public static DecisionQuestion of(DecisionMethod method) {
    return new DecisionQuestion(method, TOLERANCE, 0, false, Learning.DEFAULT, () -> false);
  }

  public DecisionQuestion within(double other) {
    return new DecisionQuestion(method, other, horizon, average, learning, cancelled);
  }

  public DecisionQuestion learning(Learning other) {
    return new DecisionQuestion(method, tolerance, horizon, average, other, cancelled);
  }

  public DecisionQuestion over(int steps) {
    return new DecisionQuestion(method, tolerance, steps, average, learning, cancelled);
  }

  public DecisionQuestion averaged() {
    return new DecisionQuestion(method, tolerance, horizon, true, learning, cancelled);
  }
}
