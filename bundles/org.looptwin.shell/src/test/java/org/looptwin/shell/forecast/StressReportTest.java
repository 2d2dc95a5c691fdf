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
        return new JointExtremes.Stress("t", 0, -0.35, 0.3, 0, 0.9, corners, Map.of());
      };

  @Test
  void itsWhatIfNamesSuppliersAndSeaRoutesEachInTheirPlace() {
    List<SeriesHistory> targets =
        Stream.of("carbon", "p:S01", "p:SUEZ").map(StressReportTest::history).toList();
    StressReport report = StressReport.of(extremes, "tiny", targets, 0.01, 1);
    assertThat(report.whatIf())
        .hasToString(
            "{\"case\":\"tiny\",\"carbonEurT\":0.5,\"supplierP\":{\"S01\":0.5},"
                + "\"laneP\":{\"SUEZ\":0.5}}");
    assertThat(report.leftOut()).isEmpty();
  }

  @Test
  void moreThanTwoSeriesAreToldWithWhatTheirPairsDifferBy() {
    List<SeriesHistory> two = Stream.of("carbon", "p:S01").map(StressReportTest::history).toList();
    assertThat(StressReport.of(extremes, "tiny", two, 0.01, 1).lines())
        .noneMatch(line -> line.contains("one parameter"));
    List<SeriesHistory> three =
        Stream.of("carbon", "p:S01", "p:SUEZ").map(StressReportTest::history).toList();
    StressReport report = StressReport.of(extremes, "tiny", three, 0.01, 1);
    assertThat(report.lines())
        .anyMatch(
            line -> line.contains("between -0.350 and 0.300") && line.contains("one parameter"));
    assertThat(report.tree().path("tauOfPairs")).hasToString("[-0.35,0.3]");
  }

  @Test
  void aSeriesThatNoPlanIsAskedWithIsNotLeftOutInSilence() {
    List<SeriesHistory> targets =
        Stream.of("carbon", "recovery", "demand:V01").map(StressReportTest::history).toList();
    StressReport report = StressReport.of(extremes, "tiny", targets, 0.01, 1);
    assertThat(report.whatIf()).hasToString("{\"case\":\"tiny\",\"carbonEurT\":0.5}");
    assertThat(report.lines())
        .anyMatch(
            line ->
                line.startsWith("not in the what-if: recovery, demand:V01;")
                    && line.contains("--set recovery="));
    assertThat(report.tree().path("leftOut").asText()).contains("demand:V01");
    assertThat(report.plannable()).isTrue();
    assertThat(StressReport.of(extremes, "tiny", targets.subList(1, 3), 0.01, 1).plannable())
        .isFalse();
  }

  private static SeriesHistory history(String name) {
    MonthlySeries values = new MonthlySeries(YearMonth.of(2024, 1), new double[] {0.25});
    return new SeriesHistory(name, values, 12, 0, 1);
  }
}
