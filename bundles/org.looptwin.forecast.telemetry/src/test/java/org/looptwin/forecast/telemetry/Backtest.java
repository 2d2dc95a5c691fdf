package org.looptwin.forecast.telemetry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.DoubleStream;
import org.looptwin.forecast.telemetry.Domains.Domain;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Band;
import org.looptwin.model.forecast.TelemetryOutlook.Side;

/**
 * Forecasts beside the last value, on simulated series and on a case's histories (a month is played
 * as an hour). Prints Markdown. Argument: the case's folder, or none.
 */
final class Backtest {
  private static final int SEEDS = 40;
  private static final int[] STEPS = {1, 6, 24, 48};

  /** One horizon's sums. */
  private static final class Score {
    private double error;
    private double naive;
    private int inside;
    private int count;

    void add(Band band, double last, double outcome) {
      error += Math.abs(band.mean() - outcome);
      naive += Math.abs(last - outcome);
      inside += outcome >= band.low() && outcome <= band.high() ? 1 : 0;
      count++;
    }

    String cells() {
      return count == 0
          ? "| - | - "
          : String.format(Locale.ROOT, "| %.2f | %.0f ", error / naive, 100.0 * inside / count);
    }
  }

  public static void main(String[] arguments) throws IOException {
    System.out.println("| series | trend told % | " + heads());
    System.out.println("|---|---" + "|---|---".repeat(STEPS.length) + "|");
    simulated().forEach((name, series) -> row(name, Simulated.ANYTHING, all(series)));
    if (arguments.length > 0) {
      histories(Path.of(arguments[0])).forEach((name, all) -> row(name, Simulated.ANYTHING, all));
    }
    System.out.println();
    breaches("a stock by 0.05 an hour, use wanders", 0.02, 0.05);
    breaches("a stock by 0.05 an hour, use wanders more", 0.08, 0.05);
    breaches("a stock that only wanders", 0.1, 0);
  }

  private static String heads() {
    StringBuilder heads = new StringBuilder();
    for (int steps : STEPS) {
      heads.append(steps).append(": MAE / naive | ").append(steps).append(": in band % | ");
    }
    return heads.toString();
  }

  private static List<double[]> all(LongFunction<double[]> series) {
    List<double[]> all = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      all.add(series.apply(seed));
    }
    return all;
  }

  private static Map<String, LongFunction<double[]>> simulated() {
    Map<String, LongFunction<double[]>> all = new LinkedHashMap<>();
    all.put("line with noise", seed -> new Simulated(seed).line(400, 100, -0.1, 0.5));
    all.put("walk with drift", seed -> new Simulated(seed).walk(400, 100, -0.1, 0.2));
    all.put("walk", seed -> new Simulated(seed).walk(400, 100, 0, 0.5));
    all.put("noise about a level", seed -> new Simulated(seed).line(400, 92, 0, 1));
    all.put("level that comes back (AR 0.9)", Backtest::returning);
    all.put("daily wave", Backtest::wave);
    all.put("falls from hour 200 on", Backtest::bend);
    return all;
  }

  private static double[] returning(long seed) {
    Simulated chance = new Simulated(seed);
    double[] values = new double[400];
    double off = 0;
    for (int i = 0; i < values.length; i++) {
      off = 0.9 * off + chance.normal();
      values[i] = 92 + off;
    }
    return values;
  }

  private static double[] wave(long seed) {
    double[] values = new Simulated(seed).line(400, 50, 0, 0.5);
    for (int i = 0; i < values.length; i++) {
      values[i] += 5 * StrictMath.sin(2 * Math.PI * i / 24);
    }
    return values;
  }

  private static double[] bend(long seed) {
    double[] values = new Simulated(seed).line(400, 50, 0, 0.2);
    for (int i = 200; i < values.length; i++) {
      values[i] -= 0.1 * (i - 200);
    }
    return values;
  }

  private static void row(String name, Domain domain, List<double[]> all) {
    Score[] scores = new Score[STEPS.length];
    Arrays.setAll(scores, i -> new Score());
    int told = 0;
    int asked = 0;
    for (double[] values : all) {
      Track track = new Track(Simulated.STOCK, domain);
      for (int now = 0; now < values.length; now++) {
        track.take(values[now], Simulated.ms(now));
        TelemetryOutlook outlook = track.outlook();
        if (outlook == null || now < 24) {
          continue;
        }
        asked++;
        told += outlook.trendPerHour() == 0 ? 0 : 1;
        double behind = now - (outlook.at().toEpochMilli() - Simulated.ms(0)) / 3.6e6;
        for (int i = 0; i < STEPS.length; i++) {
          if (now + STEPS[i] < values.length) {
            scores[i].add(outlook.at(STEPS[i] + behind), values[now], values[now + STEPS[i]]);
          }
        }
      }
    }
    StringBuilder line = new StringBuilder("| ").append(name);
    line.append(String.format(Locale.ROOT, " | %.1f ", 100.0 * told / asked));
    for (Score score : scores) {
      line.append(score.cells());
    }
    System.out.println(line + "|");
  }

  /** Probability of being out within 48 hours against what came; asked every six hours. */
  private static void breaches(String name, double wandering, double use) {
    double brier = 0;
    double base = 0;
    double told = 0;
    int count = 0;
    double late = 0;
    int ends = 0;
    for (long seed = 1; seed <= 10 * SEEDS; seed++) {
      double[] values = new Simulated(seed).walk(480, 12, -use, wandering);
      int end = 0;
      while (end < values.length && values[end] > 0) {
        end++;
      }
      Track track = new Track(Simulated.STOCK, Simulated.DAYS);
      for (int now = 0; now < Math.min(end, values.length - 48); now++) {
        track.take(values[now], Simulated.ms(now));
        if (track.outlook() != null && now % 6 == 0) {
          double p = track.outlook().probability(Side.BELOW, 0, 48);
          double outcome = end <= now + 48 ? 1 : 0;
          brier += (p - outcome) * (p - outcome);
          base += outcome;
          told += p;
          count++;
          double median = track.outlook().breach(Side.BELOW, 0, 336).median();
          if (end - now >= 22 && end - now < 28 && end < values.length && median < 336) {
            late += Math.abs(median - (end - now));
            ends++;
          }
        }
      }
    }
    double rate = base / count;
    System.out.printf(
        Locale.ROOT,
        "%s: Brier %.3f (the mean's %.3f), told %.3f, came %.3f; a day ahead the median is off by %.1f h (%d)%n",
        name,
        brier / count,
        rate * (1 - rate),
        told / count,
        rate,
        late / ends,
        ends);
  }

  private static Map<String, List<double[]>> histories(Path folder) throws IOException {
    Map<String, List<double[]>> all = new LinkedHashMap<>();
    List<String> market = Files.readAllLines(folder.resolve("history_monthly.csv"));
    String[] names = market.get(0).split(",");
    for (int column = 1; column < names.length; column++) {
      if (!names[column].endsWith("_true") && !names[column].endsWith("flag")) {
        int at = column;
        all.put(
            names[column],
            List.of(
                market.stream()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",")[at]))
                    .toArray()));
      }
    }
    all.put("demand of plants", byPlace(folder.resolve("demand_history_monthly.csv"), 2));
    all.put("returns by region", byPlace(folder.resolve("returns_history_monthly.csv"), 2));
    all.put(
        "observed p of suppliers", byPlace(folder.resolve("supplier_disruption_monthly.csv"), 5));
    return all;
  }

  private static List<double[]> byPlace(Path file, int column) throws IOException {
    Map<String, DoubleStream.Builder> places = new TreeMap<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",");
      places
          .computeIfAbsent(cells[1], place -> DoubleStream.builder())
          .add(Double.parseDouble(cells[column]));
    }
    return places.values().stream().map(builder -> builder.build().toArray()).toList();
  }
}
