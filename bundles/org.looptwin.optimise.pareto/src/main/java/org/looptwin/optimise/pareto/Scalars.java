package org.looptwin.optimise.pareto;

import java.util.Optional;

/** Answers questions with one aim. Used by one thread at a time. */
interface Scalars {
  int aims();

  /**
   * @return empty when there is no solution
   * @throws Interrupted when time is up, the caller cancelled, or the solver failed
   */
  Optional<Found> solve(Scalar question);

  /**
   * A question that only breaks ties of one that was answered; may be answered near that answer.
   */
  default Optional<Found> refine(Scalar question, Found near) {
    return solve(question);
  }

  /**
   * A solution.
   *
   * @param values [aim]
   * @param x [column]
   * @param gap proven, relative to the question's objective
   */
  record Found(double[] values, double[] x, double gap) {}

  /** No answer: the search ends with what it has. */
  final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Interrupted(String because) {
      super(because, null, false, false);
    }
  }
}
