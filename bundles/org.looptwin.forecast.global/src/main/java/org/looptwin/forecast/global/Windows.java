package org.looptwin.forecast.global;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * What is learnt from: of every series its last origins with at least one step known after each.
 * Steps not known yet count nothing.
 */
final class Windows {
  private static final int MOST = 120_000;
  private static final int LEAST_OF_A_SERIES = 24;
  private static final double TYPICAL_UNIT = 0.05;

  private final Form form;
  private final List<List<Window>> bySeries = new ArrayList<>();
  private int count;

  /**
   * @param targets {@code [step]}, 0 where not known
   * @param weights {@code [step]}, 0 where not known
   */
  private record Window(float[] inputs, float[] targets, float[] weights) {}

  Windows(List<SeriesHistory> known, Form form) {
    this.form = form;
    int most = Math.max(LEAST_OF_A_SERIES, MOST / known.size());
    for (SeriesHistory history : known) {
      List<Window> windows = of(history, most);
      if (!windows.isEmpty()) {
        bySeries.add(windows);
        count += windows.size();
      }
    }
  }

  private List<Window> of(SeriesHistory history, int most) {
    List<Window> windows = new ArrayList<>();
    int steps = history.values().months();
    if (history.season() == form.season()) {
      double[] values = history.values().toArray();
      for (int at = Math.max(form.leastKnown(), steps - most); at < steps; at++) {
        windows.add(at(values, at));
      }
    }
    return windows;
  }

  private Window at(double[] values, int known) {
    View view = View.of(values, known, form);
    float[] targets = new float[form.horizon()];
    float[] weights = new float[form.horizon()];
    float weight = (float) Math.sqrt(view.unit() / TYPICAL_UNIT);
    for (int step = 1; step <= form.horizon() && known + step <= values.length; step++) {
      targets[step - 1] = (float) view.target(values[known + step - 1], step);
      weights[step - 1] = weight;
    }
    return new Window(view.inputs(), targets, weights);
  }

  /** Of all series together. */
  int count() {
    return count;
  }

  int series() {
    return bySeries.size();
  }

  /** Some windows by chance: every series as often as another. */
  Batch draw(int size, SplittableRandom random) {
    Batch batch = new Batch(form, size);
    for (int i = 0; i < size; i++) {
      List<Window> windows = bySeries.get(random.nextInt(bySeries.size()));
      Window window = windows.get(random.nextInt(windows.size()));
      batch.put(i, window.inputs(), window.targets(), window.weights());
    }
    return batch;
  }

  /** Flattened, {@code [window][input or step]}. */
  static final class Batch {
    private final float[] inputs;
    private final float[] targets;
    private final float[] weights;

    private Batch(Form form, int size) {
      this.inputs = new float[size * form.inputs()];
      this.targets = new float[size * form.horizon()];
      this.weights = new float[size * form.horizon()];
    }

    private void put(int at, float[] in, float[] out, float[] weight) {
      System.arraycopy(in, 0, inputs, at * in.length, in.length);
      System.arraycopy(out, 0, targets, at * out.length, out.length);
      System.arraycopy(weight, 0, weights, at * weight.length, weight.length);
    }

    float[] inputs() {
      return inputs;
    }

    float[] targets() {
      return targets;
    }

    float[] weights() {
      return weights;
    }
  }
}
