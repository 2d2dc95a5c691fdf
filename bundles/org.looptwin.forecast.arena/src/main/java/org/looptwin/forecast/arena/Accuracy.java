package org.looptwin.forecast.arena;

/**
 * Errors of a contestant beside those of naive, over the same origins and steps.
 *
 * @param origins how many one-step errors there are
 * @param oneStep mean absolute one-step error over naive's
 * @param horizon the same, as means over all steps of the mean absolute errors of each step
 */
record Accuracy(int origins, double oneStep, double horizon) {
  /** Fewer errors than this prove nothing. */
  static final int ENOUGH = 8;

  /** Of naive's error: what a member must stay below to be heard. */
  static final double MARGIN = 0.97;

  boolean proven() {
    return origins >= ENOUGH;
  }

  /** Better than naive by more than luck: by 3 %, one step ahead and over the horizon. */
  boolean beatsNaive() {
    return proven() && oneStep < MARGIN && horizon < MARGIN;
  }

  boolean worseThanNaive() {
    return proven() && (oneStep > 1 || horizon > 1);
  }

  /** What its weight is inverse to; naive's is 1. */
  double forWeight() {
    return Math.max(0.05, (oneStep + horizon) / 2);
  }

  /** 1 when both are zero, infinite when naive alone is without error. */
  static double ratio(double error, double naive) {
    return error == naive ? 1 : error / naive;
  }
}
