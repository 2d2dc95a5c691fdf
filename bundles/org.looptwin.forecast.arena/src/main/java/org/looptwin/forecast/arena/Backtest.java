package org.looptwin.forecast.arena;

import java.util.Arrays;

/**
 * Compares forecasts of past origins with what then happened. A month that nobody observed is no
 * outcome, and what was forecast from it is no forecast of so many steps.
 */
final class Backtest {
  private final Question question;
  private final double[] values;
  private final int window;

  /**
   * @param window origins that count, the last ones
   */
  Backtest(Question question, int window) {
    this.question = question;
    this.values = question.history().values().toArray();
    this.window = window;
  }

  /**
   * What was known at an origin about a contestant's accuracy: forecasts count once their outcome
   * is known, for each step the last ones.
   *
   * @param byOrigin {@code [origin][step from 0]}, null where there is none
   */
  Accuracy at(int origin, double[][] byOrigin) {
    double own = 0;
    double naive = 0;
    double ownFirst = 0;
    double naiveFirst = 0;
    int first = 0;
    for (int h = 1; h <= question.horizon(); h++) {
      double ownSum = 0;
      double naiveSum = 0;
      int count = 0;
      int left = window;
      for (int past = origin - h; left > 0 && past >= start(); past--) {
        if (!question.tells(past, h)) {
          continue;
        }
        left--;
        if (byOrigin[past] != null) {
          double outcome = values[past + h - 1];
          ownSum += Math.abs(outcome - byOrigin[past][h - 1]);
          naiveSum += Math.abs(outcome - question.naive(past));
          count++;
        }
      }
      if (h == 1) {
        ownFirst = ownSum;
        naiveFirst = naiveSum;
        first = count;
      }
      if (count > 0) {
        own += ownSum / count;
        naive += naiveSum / count;
      }
    }
    return new Accuracy(first, Accuracy.ratio(ownFirst, naiveFirst), Accuracy.ratio(own, naive));
  }

  /**
   * Outcome minus forecast at one step, oldest first, the last ones whose outcome is known.
   *
   * @param step from 1 on
   */
  double[] residuals(double[][] byOrigin, int step) {
    double[] residuals = new double[window];
    int from = window;
    for (int origin = question.months() - step; from > 0 && origin >= start(); origin--) {
      if (question.tells(origin, step)) {
        residuals[--from] = values[origin + step - 1] - byOrigin[origin][step - 1];
      }
    }
    return Arrays.copyOfRange(residuals, from, window);
  }

  private int start() {
    return question.firstOrigin();
  }
}
