package org.looptwin.forecast.lstm;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.looptwin.runtime.djl.TorchRuntime;

/** Series, panels and one PyTorch for all tests of the JVM. */
final class Given {
  static final YearMonth START = YearMonth.of(2018, 1);
  static final NeuralRuntime TORCH = new TorchRuntime();

  private Given() {}

  static double[] series(int months, IntToDoubleFunction value) {
    return IntStream.range(0, months).mapToDouble(value).toArray();
  }

  static MonthlySeries monthly(double... values) {
    return new MonthlySeries(START, values);
  }

  static SeriesHistory history(String target, Map<String, MonthlySeries> panel) {
    return new SeriesHistory(target, panel.get(target), 12, 0, 1000, panel);
  }

  static SeriesHistory alone(double... values) {
    return new SeriesHistory("x", monthly(values), 12, -1000, 1000);
  }

  static Panel panel(double... values) {
    return Panel.of(alone(values));
  }

  /** Two sines a quarter apart; the second as a probability. */
  static Map<String, MonthlySeries> sines(int months) {
    return Map.of(
        "x", monthly(series(months, t -> 50 + 10 * Math.sin(2 * Math.PI * t / 9))),
        "p:S01", monthly(series(months, t -> 0.1 + 0.05 * Math.cos(2 * Math.PI * t / 9))));
  }

  /** x(t) = -0.7 x(t-1) + noise: the best forecast errs 0.39 times as much as naive. */
  static double[] alternating(int months) {
    SplittableRandom random = new SplittableRandom(7);
    double[] values = new double[months];
    for (int t = 1; t < months; t++) {
      values[t] = -0.7 * values[t - 1] + random.nextDouble(-1, 1);
    }
    return values;
  }

  /** One step ahead from the last origins, over naive. */
  static double ratioToNaive(Network network, Panel panel, int column, int origins) {
    double own = 0;
    double naive = 0;
    for (int origin = panel.months() - origins; origin < panel.months(); origin++) {
      double outcome = panel.rows()[origin][column];
      own += Math.abs(outcome - network.path(panel.first(origin), 1)[0][column]);
      naive += Math.abs(outcome - panel.rows()[origin - 1][column]);
    }
    return own / naive;
  }

  /** The same months in another order. */
  static Panel shuffled(Panel panel) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows = panel.rows().clone();
    for (int last = rows.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      double[] kept = rows[last];
      rows[last] = rows[other];
      rows[other] = kept;
    }
    return new Panel(panel.start(), panel.names(), rows);
  }

  /** A network that was never trained, but is a function of what it was to be trained on. */
  static Network untrained(Panel panel) {
    Samples samples = new Samples(panel, Form.CHANGES);
    return new Network(List.of(weights(samples, panel.digest().hashCode())), samples.code());
  }

  static Network untrained(Panel panel, int seeds) {
    Samples samples = new Samples(panel, Form.RETURNS);
    List<Weights> weights =
        IntStream.range(0, seeds).mapToObj(seed -> weights(samples, seed)).toList();
    return new Network(weights, samples.code());
  }

  /** Untrained ones. */
  static Weights weights(Samples samples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = samples.inputs();
    int outputs = samples.outputs();
    int[] sizes = {
      512 * inputs,
      512 * 128,
      512,
      512,
      256 * 128,
      256 * 64,
      256,
      256,
      32 * 64,
      32,
      outputs * 32,
      outputs
    };
    List<float[]> arrays =
        Arrays.stream(sizes)
            .mapToObj(
                size -> {
                  float[] array = new float[size];
                  for (int i = 0; i < size; i++) {
                    array[i] = (float) random.nextDouble(-0.1, 0.1);
                  }
                  return array;
                })
            .toList();
    return new Weights(arrays);
  }

  /** Teaches at once, and nothing. */
  static final Teacher AT_ONCE = (panel, seed, cancelled) -> untrained(panel);
}
