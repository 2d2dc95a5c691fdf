package org.looptwin.optimise.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Solves linear and mixed-integer models. Register as an OSGi service; every answer is rechecked
 * with {@link Recheck} before it is returned. Of one in a bundle of the distribution a planner of
 * the same name and {@code service.ranking} is made by itself; a plug-in may not provide one yet.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ConsumerType
public interface LinearSolver {
  /** Short unique name, e.g. {@code highs}, {@code ojalgo}. */
  String name();

  /** The library's version, e.g. {@code 1.12.0}. */
  String version();

  /**
   * Largest number of integer columns this solver proves 0.1 % on in minutes. From 30 on it is
   * trusted with the planning model as a whole, below with one month after another.
   */
  int practicalIntegers();

  /** Solves from scratch. */
  LinearAnswer solve(LinearModel model, Budget budget, Watch watch);

  /** Opens a session that is solved again and again after small changes. Integers are relaxed. */
  Session open(LinearModel model);

  /**
   * A linear model kept inside the solver with its basis. Used by one thread at a time.
   *
   * <p>{@link #mark} remembers the present basis; {@link #reset} takes back every change since the
   * session was opened and returns to the marked basis, so that an answer does not depend on what
   * was solved before.
   */
  interface Session extends AutoCloseable {
    void cost(int column, double cost);

    void bounds(int column, double lower, double upper);

    void rowBounds(int row, double lower, double upper);

    void coefficient(int row, int column, double value);

    LinearAnswer solve(Budget budget, Watch watch);

    void mark();

    void reset();

    /** Where the last solve ended; null when there was none, or when the solver does not tell. */
    default Basis basis() {
      return null;
    }

    /**
     * Guesses where the next solve ends, so that it may begin there: for a session that is not yet
     * solved. A good guess saves most of the work, a bad one costs time; the optimum is the same. A
     * solver may ignore it.
     */
    default void begin(Basis guess) {}

    @Override
    void close();
  }
}
