package org.looptwin.forecast.tramo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

/** TRAMO over what is forecast of the reference case. */
class ReferenceCaseTest {
  private static final Path CASE = Path.of("../../twin-model/cases/meb-europe");
  private static final int KNOWN = 66;
  private static final int HORIZON = 12;

  private final Forecaster tramo = new TramoForecaster();
  private final Map<String, double[]> targets = new TreeMap<>();

  ReferenceCaseTest() throws IOException {
    add("returns_history_monthly.csv", "region_vehicle_plant", "returned_kwh");
    add("demand_history_monthly.csv", "vehicle_plant", "demand_kwh");
    add("supplier_disruption_monthly.csv", "supplier", "observed_p");
    add("link_disruption_monthly.csv", "lane_class", "observed_p");
    add("history_monthly.csv", "", "eua_eur_t_studycal");
    add("history_monthly.csv", "", "recovery_rate");
  }

  private void add(String file, String series, String value) throws IOException {
    List<String> lines = Files.readAllLines(CASE.resolve(file));
    List<String> header = List.of(lines.get(0).split(","));
    Map<String, List<Double>> columns = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      String name = value + (series.isEmpty() ? "" : ":" + cells[header.indexOf(series)]);
      columns
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(Double.parseDouble(cells[header.indexOf(value)]));
    }
    columns.forEach(
        (name, values) ->
            targets.put(name, values.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static SeriesHistory history(String target, double[] values) {
    return new SeriesHistory(
        target, new MonthlySeries(YearMonth.of(2018, 1), values), 12, 0, Double.POSITIVE_INFINITY);
  }

  private List<Double> path(SeriesHistory history) {
    return tramo.forecast(history, HORIZON, 1).read(ForecastAnswer.Path::mean, none -> List.of());
  }

  @Test
  void everyTargetIsForecastOneYearBeforeItsEnd() {
    assertThat(targets).hasSize(31);
    targets.forEach(
        (target, values) ->
            assertThat(path(history(target, values).known(values.length - HORIZON + 1)))
                .as(target)
                .hasSize(HORIZON));
  }

  @Test
  void anotherFutureChangesNoBit() {
    targets.forEach(
        (target, values) -> {
          double[] other = values.clone();
          for (int month = KNOWN; month < other.length; month++) {
            other[month] = 3 * values[month - KNOWN] + month % 5;
          }
          List<Double> before = withTheWholeSeenFirst(history(target, values));
          assertThat(withTheWholeSeenFirst(history(target, other))).as(target).isEqualTo(before);
          assertThat(path(history(target, other))).isNotEqualTo(path(history(target, values)));
        });
  }

  private List<Double> withTheWholeSeenFirst(SeriesHistory whole) {
    path(whole);
    return path(whole.known(KNOWN));
  }
}
