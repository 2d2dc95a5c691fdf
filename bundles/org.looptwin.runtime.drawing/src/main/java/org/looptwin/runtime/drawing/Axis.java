package org.looptwin.runtime.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A scale with round marks: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param least at {@code from}
 * @param most at {@code to}, above {@code least}
 * @param step between two marks
 * @param from where it begins in the picture
 * @param to where it ends
 */
public record Axis(double least, double most, double step, double from, double to) {
  private static final double MOST_STEPS = 6;
  private static final double STEPS_AROUND = 5;
  private static final double MARGIN = 0.05;

  /** With round ends around what is to be shown, which keeps a little distance from them. */
  public static Axis around(double least, double most, double from, double to) {
    double width = width(least, most);
    double step = round(width / STEPS_AROUND);
    double low = Math.floor((least - MARGIN * width) / step) * step;
    double high = Math.ceil((most + MARGIN * width) / step) * step;
    return new Axis(low, high, step, from, to);
  }

  /** From the least to the most; one value alone gets a little room on both sides. */
  public static Axis within(double least, double most, double from, double to) {
    double room = most > least ? 0 : width(least, most) / 2;
    double step = round((most - least + 2 * room) / MOST_STEPS);
    return new Axis(least - room, most + room, step, from, to);
  }

  private static double width(double least, double most) {
    return Math.max(most - least, 1e-3 * Math.max(1e-3, Math.abs(most)));
  }

  /** The smallest round number that is no less. */
  private static double round(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    double step = power;
    for (double times : new double[] {1, 2, 5, 10}) {
      step = times * power;
      if (step >= least) {
        break;
      }
    }
    return step;
  }

  /** Where a value stands in the picture. */
  public double at(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  /** The round values from one end to the other. */
  public List<Double> marks() {
    double hair = 1e-9; // of a step: an end that is round has its mark
    return LongStream.rangeClosed(
            (long) Math.ceil(least / step - hair), (long) Math.floor(most / step + hair))
        .mapToObj(count -> count * step)
        .toList();
  }

  /** Thousands grouped, with as many decimals as the step needs. */
  public String text(double mark) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    BigDecimal rounded = BigDecimal.valueOf(mark).setScale(decimals, RoundingMode.HALF_EVEN);
    return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
  }
}
