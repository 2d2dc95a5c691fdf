package org.looptwin.forecast.lstm;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.forecast.statistical.DampedTrendForecaster;
import org.looptwin.forecast.statistical.SeasonalNaiveForecaster;
import org.looptwin.forecast.statistical.ThetaForecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;

/**
 * What the network costs and what it is worth, as Markdown. {@code dist/benchmarks/lstm} runs it on
 * the case folder given as the first argument; with a number as the second it trains so many times.
 */
final class Benchmark {
  private static final int WINDOW = 24;
  private static final int HORIZON = 12;

  private final Map<String, MonthlySeries> panel;
  private final Map<String, Forecaster> members = new LinkedHashMap<>();

  private Benchmark(Case reference) throws InterruptedException {
    this.panel = panel(reference);
    members.put("theta", new ThetaForecaster());
    members.put("damped-trend", new DampedTrendForecaster());
    members.put("seasonal-naive", new SeasonalNaiveForecaster());
    for (Form form : Form.values()) {
      int seeds = form == Form.RETURNS ? 3 : 1;
      LstmForecaster lstm =
          new LstmForecaster(Given.TORCH, new TorchTeacher(Given.TORCH, form, seeds, 200));
      lstm.prepare(history("carbon"), HORIZON, 1);
      members.put("lstm %s x %d".formatted(form, seeds), lstm);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Case reference = CaseFolder.read(Path.of(arguments[0])).reference();
    Given.TORCH.engine();
    Panel panel =
        Panel.of(new SeriesHistory("carbon", carbon(reference), 12, 0, 1000, panel(reference)));
    if (arguments.length > 1) {
      retrainings(panel, Integer.parseInt(arguments[1]));
    } else {
      training(panel);
      new Benchmark(reference).accuracy();
    }
    System.exit(0);
  }

  private static MonthlySeries carbon(Case reference) {
    return reference.observations().market().get("eua_eur_t_studycal");
  }

  private static Map<String, MonthlySeries> panel(Case reference) {
    Map<String, MonthlySeries> panel = new TreeMap<>();
    reference
        .observations()
        .market()
        .forEach(
            (name, series) -> {
              if (!name.matches(".*_flag|.*_true|month_.*|eua_.*")) {
                panel.put(name, series);
              }
            });
    reference.observations().supplierP().forEach((id, series) -> panel.put("p:" + id, series));
    panel.put("carbon", carbon(reference));
    return panel;
  }

  private SeriesHistory history(String target) {
    return new SeriesHistory(target, panel.get(target), 12, 0, 1000, panel);
  }

  /** All 200 epochs on 72 months, which are 60 samples. */
  private static void training(Panel panel) throws InterruptedException {
    var thread = ManagementFactory.getThreadMXBean();
    long wall = System.nanoTime();
    long cpu = thread.getCurrentThreadCpuTime();
    Network network =
        new TorchTeacher(Given.TORCH, Form.LEVELS, 1, 200, 200)
            .teach(panel.first(72), 1, () -> false);
    say(
        "200 epochs, 60 samples, %d series: %.1f s of one thread's processor time, %.1f s in all%n",
        panel.columns(),
        (thread.getCurrentThreadCpuTime() - cpu) / 1e9,
        (System.nanoTime() - wall) / 1e9);
    predicting("one network", network, panel);
    predicting("three seeds", Given.untrained(panel, 3), panel);
  }

  /** All columns one month ahead, each time from another origin; the first ones warm the JVM up. */
  private static void predicting(String what, Network network, Panel panel) {
    List<Double> ms = new ArrayList<>();
    for (int round = 0; round < 2000; round++) {
      Panel origin = panel.first(48 + round % (panel.months() - 48));
      double[][] rows = origin.rows().clone();
      rows[rows.length - 1] = rows[rows.length - 1].clone();
      rows[rows.length - 1][0] *= 1 + round * 1e-6; // never asked before
      Panel asked = new Panel(origin.start(), origin.names(), rows);
      long begun = System.nanoTime();
      network.path(asked, 1);
      ms.add((System.nanoTime() - begun) / 1e6);
    }
    List<Double> warm = ms.subList(1000, 2000).stream().sorted().toList();
    say(
        "predict, %s: median %.2f ms, 99 %% within %.2f ms; the first %.1f ms%n",
        what, warm.get(500), warm.get(990), ms.get(0));
  }

  /** Whole trainings in one JVM, and what they leave behind. */
  private static void retrainings(Panel panel, int times) throws InterruptedException {
    say("| trainings | resident MB | heap MB after a collection |");
    say("|---|---|---|");
    for (int done = 1; done <= times; done++) {
      new TorchTeacher(Given.TORCH, Form.LEVELS, 1, 20).teach(panel.first(72), done, () -> false);
      if (done == 1 || done % (times / 10) == 0) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        say("| %d | %.0f | %.1f |", done, residentMb(), heap / 1e6);
      }
    }
  }

  private static double residentMb() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("VmRSS:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024;
        }
      }
      return Double.NaN;
    } catch (IOException e) {
      return Double.NaN; // no Linux
    }
  }

  private void accuracy() {
    say("| target | naive MAE at 1 month | %s |", String.join(" | ", members.keySet()));
    say("|---|---|%s", "---|".repeat(members.size()));
    for (String target : panel.keySet()) {
      if (target.equals("carbon") || target.startsWith("p:") || target.equals("recovery_rate")) {
        List<String> cells = new ArrayList<>();
        members.values().forEach(member -> cells.add(ratios(member, history(target))));
        say("| %s | %.4f | %s |", target, naive(history(target)), String.join(" | ", cells));
      }
    }
  }

  /** One month ahead and over the horizon, as the arena's gate reckons them at the end. */
  private static String ratios(Forecaster member, SeriesHistory history) {
    int months = history.values().months();
    double[][] paths = new double[months][];
    for (int origin = months - HORIZON - WINDOW + 1; origin < months; origin++) {
      ForecastAnswer answer = member.forecast(history.known(origin), HORIZON, 1);
      paths[origin] =
          answer.read(
              path -> path.mean().stream().mapToDouble(Double::doubleValue).toArray(),
              none -> {
                throw new IllegalStateException(none.because());
              });
    }
    double own = 0;
    double naive = 0;
    double first = 0;
    for (int h = 1; h <= HORIZON; h++) {
      for (int origin = months - h; origin > months - h - WINDOW; origin--) {
        double outcome = history.values().at(origin + h - 1);
        own += Math.abs(outcome - paths[origin][h - 1]);
        naive += Math.abs(outcome - history.values().at(origin - 1));
      }
      first = h == 1 ? own / naive : first;
    }
    boolean admitted = first < 0.97 && own / naive < 0.97;
    return String.format(
        Locale.ROOT, admitted ? "**%.3f / %.3f**" : "%.3f / %.3f", first, own / naive);
  }

  private static double naive(SeriesHistory history) {
    int months = history.values().months();
    double sum = 0;
    for (int origin = months - WINDOW; origin < months; origin++) {
      sum += Math.abs(history.values().at(origin) - history.values().at(origin - 1));
    }
    return sum / WINDOW;
  }

  private static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
