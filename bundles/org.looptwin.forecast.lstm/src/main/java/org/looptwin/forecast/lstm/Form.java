package org.looptwin.forecast.lstm;

/** What the network is shown and what its output is added to. */
public enum Form {
  /** The training part's mean: the network has to find the level itself, as in study A. */
  LEVELS,
  /** The last value: the network learns the change, and one that has learnt nothing is naive. */
  CHANGES,
  /**
   * The last value, in logarithms, of a probability in log-odds: the network learns log-returns and
   * is shown log-returns, so that a price it has never seen looks like any other.
   */
  RETURNS
}
