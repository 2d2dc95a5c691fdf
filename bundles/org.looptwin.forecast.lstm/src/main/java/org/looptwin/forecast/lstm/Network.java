package org.looptwin.forecast.lstm;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was trained: one network or several of other seeds, whose median is the forecast. Looks one
 * month ahead; further, each one's own forecasts of all columns are fed back to it. Remembers what
 * it was asked last: the columns of a panel are asked for one after the other.
 *
 * <p><b>Threads:</b> any.
 */
final class Network {
  private static final int REMEMBERED = 128;

  private final Code code;
  private final List<Layers> seeds;
  private final Map<Question, double[][]> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, double[][]> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param seeds one for each seed, at least one
   */
  Network(List<Weights> seeds, Code code) {
    this.code = code;
    this.seeds = seeds.stream().map(Layers::new).toList();
  }

  /**
   * Looks ahead from the panel's end.
   *
   * @return {@code [month ahead from 0][column]}
   */
  double[][] path(Panel panel, int horizon) {
    double[][] linked = Link.to(code.links(), panel.last(Samples.WINDOW + 1)).rows();
    Question question = new Question(linked, panel.start().plusMonths(panel.months()), horizon);
    synchronized (remembered) {
      return remembered.computeIfAbsent(question, this::answer);
    }
  }

  private double[][] answer(Question question) {
    double[][][] paths = new double[seeds.size()][][];
    for (int seed = 0; seed < paths.length; seed++) {
      paths[seed] = path(seeds.get(seed), question);
    }
    double[][] median = paths[0];
    double[] each = new double[paths.length];
    for (int ahead = 0; ahead < median.length; ahead++) {
      for (int column = 0; column < median[ahead].length; column++) {
        for (int seed = 0; seed < each.length; seed++) {
          each[seed] = paths[seed][ahead][column];
        }
        Arrays.sort(each);
        double middle = (each[(each.length - 1) / 2] + each[each.length / 2]) / 2;
        median[ahead][column] = code.links()[column].from(middle);
      }
    }
    return median;
  }

  /** Of one network, in linked values. */
  private double[][] path(Layers layers, Question question) {
    double[][] rows = question.rows().clone();
    double[][] path = new double[question.horizon()][];
    for (int ahead = 0; ahead < path.length; ahead++) {
      YearMonth next = question.from().plusMonths(ahead);
      float[] outputs = layers.outputs(window(rows, next));
      double[] last = rows[rows.length - 1];
      path[ahead] = new double[last.length];
      for (int column = 0; column < last.length; column++) {
        path[ahead][column] = code.next(column, last[column], outputs[column]);
      }
      System.arraycopy(rows, 1, rows, 0, rows.length - 1);
      rows[rows.length - 1] = path[ahead];
    }
    return path;
  }

  /**
   * What the network sees.
   *
   * @param rows one more than the window has
   * @param next the month after the last of them
   */
  double[][] window(double[][] rows, YearMonth next) {
    double[][] window = new double[Samples.WINDOW][];
    for (int month = 0; month < window.length; month++) {
      YearMonth at = next.minusMonths(window.length - month);
      window[month] = code.inputs().of(rows[month], rows[month + 1], at);
    }
    return window;
  }

  /**
   * @param rows linked, the window's and the one before
   */
  private record Question(double[][] rows, YearMonth from, int horizon) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Question that
          && horizon == that.horizon
          && from.equals(that.from)
          && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.deepHashCode(rows) + horizon;
    }
  }
}
