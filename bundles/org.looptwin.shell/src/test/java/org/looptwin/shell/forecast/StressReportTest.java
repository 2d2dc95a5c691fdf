package org.looptwin.shell.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.JointExtremes;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.model.quantity.MonthlySeries;

class StressReportTest {
  /** Every series' corner is twice its first value. */
  private final JointExtremes extremes =
      (series, probability, seed) -> {
        Map<String, JointExtremes.Corner> corners = new LinkedHashMap<>();
        series.forEach(
            (name, values) ->
                corners.put(name, new JointExtremes.Corner(2 * values[0], 0, Double.NaN)));
        return new JointExtremes.Stress("t", 0, 0, 0.9, corners, Map.of());
      };

  @Test
  void itsWhatIfNamesSuppliersAndSeaRoutesEachInTheirPlace() {
    List<SeriesHistory> targets =
        Stream.of("carbon", "p:S01", "p:SUEZ").map(StressReportTest::history).toList();
    assertThat(StressReport.of(extremes, targets, 0.01, 1).whatIf())
        .hasToString("{\"carbonEurT\":0.5,\"supplierP\":{\"S01\":0.5},\"laneP\":{\"SUEZ\":0.5}}");
  }

  private static SeriesHistory history(String name) {
    MonthlySeries values = new MonthlySeries(YearMonth.of(2024, 1), new double[] {0.25});
    return new SeriesHistory(name, values, 12, 0, 1);
  }
}
