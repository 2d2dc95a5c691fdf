package org.looptwin.forecast.lstm;

/** What the heads' output is added to. */
public enum Form {
  /** The training part's mean: the network has to find the level itself, as in study A. */
  LEVELS,
  /** The last value: the network learns the change, and one that has learnt nothing is naive. */
  CHANGES
}
