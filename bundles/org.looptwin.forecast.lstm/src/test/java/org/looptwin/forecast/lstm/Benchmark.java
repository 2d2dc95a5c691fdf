package org.looptwin.forecast.lstm;

import java.lang.management.ManagementFactory;
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
 * the case folder given as the argument.
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
      LstmForecaster lstm =
          new LstmForecaster(Given.TORCH, new TorchTeacher(Given.TORCH, form, 200));
      lstm.prepare(history("carbon"), HORIZON, 1);
      members.put("lstm " + form, lstm);
    }
  }

  public static void main(String[] arguments) throws InterruptedException {
    Case reference = CaseFolder.read(Path.of(arguments[0])).reference();
    Given.TORCH.engine();
    training(
        Panel.of(new SeriesHistory("carbon", carbon(reference), 12, 0, 1000, panel(reference))));
    new Benchmark(reference).accuracy();
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
    new TorchTeacher(Given.TORCH, Form.CHANGES, 200, 200).teach(panel.first(72), 1, () -> false);
    say(
        "200 epochs, 60 samples, %d series: %.1f s of one thread's processor time, %.1f s in all%n",
        panel.columns(),
        (thread.getCurrentThreadCpuTime() - cpu) / 1e9,
        (System.nanoTime() - wall) / 1e9);
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
