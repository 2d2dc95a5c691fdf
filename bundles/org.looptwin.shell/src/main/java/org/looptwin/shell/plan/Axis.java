package org.looptwin.shell.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scale with round marks.
 *
 * @param least at {@code from}
 * @param most at {@code to}
 * @param step between marks
 */
public record Axis(double least, double most, double step, double from, double to) {
  /** Round ends around what is to be shown. */
  public static Axis over(double least, double most, double from, double to) {
    double width = Math.max(most - least, 1e-3 * Math.max(1, Math.abs(most)));
    double raw = width / 5;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power;
    for (double times : new double[] {1, 2, 5, 10}) {
      step = times * power;
      if (step >= raw) {
        break;
      }
    }
    double low = Math.floor((least - 0.05 * width) / step) * step;
    double high = Math.ceil((most + 0.05 * width) / step) * step;
    return new Axis(low, high, step, from, to);
  }

  public double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  public List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (int i = 0; least + i * step <= most + step / 2; i++) {
      marks.add(least + i * step);
    }
    return marks;
  }

  public String text(double mark) {
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return String.format(Locale.ROOT, "%." + digits + "f", mark);
  }
}
