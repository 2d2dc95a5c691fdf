package org.looptwin.optimise.api;

/** The caller's side of a running solve. Called from the solving thread. */
public interface Watch {
  /** Never cancels, ignores progress. */
  Watch NONE = new Watch() {};

  /** Asked at least once a second. */
  default boolean cancelled() {
    return false;
  }

  /**
   * Whether it is worth the time to find out what would have to give way where there is no plan;
   * false for a question that is only tried.
   */
  default boolean reasons() {
    return true;
  }

  /** Told of better plans and bounds; NaN where there is none yet. */
  default void progress(double objective, double bound, double seconds) {}
}
