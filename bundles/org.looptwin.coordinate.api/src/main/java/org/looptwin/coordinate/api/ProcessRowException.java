package org.looptwin.coordinate.api;

/** A decision process whose rows do not go together, told by the row that shows it. */
public final class ProcessRowException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final boolean reward;
  private final int row;

  ProcessRowException(boolean reward, int row, String message) {
    super(message);
    this.reward = reward;
    this.row = row;
  }

  /** Whether it is a row of rewards; else of transitions. */
  public boolean reward() {
    return reward;
  }

  /** Which of its kind, in the order they were given, from 0. */
  public int row() {
    return row;
  }
}
