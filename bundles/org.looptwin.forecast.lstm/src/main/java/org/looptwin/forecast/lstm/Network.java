package org.looptwin.forecast.lstm;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trained network. Looks one month ahead; further, its own forecasts of all columns are fed back.
 * Remembers what it was asked last: the columns of a panel are asked for one after the other.
 *
 * <p><b>Threads:</b> any.
 */
final class Network {
  private static final int REMEMBERED = 128;

  private final Heads heads;
  private final Scaling scaling;
  private final LstmLayer first;
  private final LstmLayer second;
  private final float[][] denseWeights;
  private final float[] denseBias;
  private final float[][] headWeights;
  private final float[] headBias;
  private final Map<Question, double[][]> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, double[][]> eldest) {
          return size() > REMEMBERED;
        }
      };

  Network(Weights weights, Heads heads) {
    this.heads = heads;
    this.scaling = heads.scaling();
    this.first = weights.first();
    this.second = weights.second();
    this.denseWeights = weights.denseWeights();
    this.denseBias = weights.denseBias();
    this.headWeights = weights.headWeights();
    this.headBias = weights.headBias();
  }

  /**
   * Looks ahead from the panel's end.
   *
   * @return {@code [month ahead from 0][column]}
   */
  double[][] path(Panel panel, int horizon) {
    double[][] window = new double[Samples.WINDOW][];
    for (int month = 0; month < window.length; month++) {
      window[month] = Samples.row(panel, scaling, panel.months() - window.length + month);
    }
    Question question = new Question(window, panel.start().plusMonths(panel.months()), horizon);
    synchronized (remembered) {
      return remembered.computeIfAbsent(question, this::answer);
    }
  }

  private double[][] answer(Question question) {
    double[][] window = question.window().clone();
    double[][] path = new double[question.horizon()][];
    for (int ahead = 0; ahead < path.length; ahead++) {
      double[] next = next(window, question.from().plusMonths(ahead));
      path[ahead] = new double[headBias.length];
      for (int column = 0; column < headBias.length; column++) {
        path[ahead][column] = scaling.unscaled(column, next[column]);
      }
      System.arraycopy(window, 1, window, 0, window.length - 1);
      window[window.length - 1] = next;
    }
    return path;
  }

  /** The month after the window, scaled, with its calendar. */
  private double[] next(double[][] window, YearMonth month) {
    double[] outputs = outputs(window);
    double[] last = window[window.length - 1];
    double[] next = new double[last.length];
    for (int column = 0; column < outputs.length; column++) {
      next[column] = heads.scaled(column, heads.base(column, last[column]) + outputs[column]);
    }
    next[outputs.length] = Calendar.sine(month);
    next[outputs.length + 1] = Calendar.cosine(month);
    return next;
  }

  /** The last layer. */
  double[] outputs(double[][] window) {
    double[][] states = second.states(first.states(window));
    double[] dense = sums(denseBias, denseWeights, states[states.length - 1]);
    for (int unit = 0; unit < dense.length; unit++) {
      dense[unit] = Math.max(0, dense[unit]);
    }
    return sums(headBias, headWeights, dense);
  }

  private static double[] sums(float[] bias, float[][] weights, double[] inputs) {
    double[] sums = new double[bias.length];
    for (int output = 0; output < sums.length; output++) {
      sums[output] = bias[output];
    }
    LstmLayer.add(sums, weights, inputs);
    return sums;
  }

  private record Question(double[][] window, YearMonth from, int horizon) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Question that
          && horizon == that.horizon
          && from.equals(that.from)
          && Arrays.deepEquals(window, that.window);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.deepHashCode(window) + horizon;
    }
  }
}
