package org.looptwin.forecast.tournament;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Against the M4 competition's published tables. Its weekly series have no stated licence and are
 * not part of this project: what needs them runs where the variable {@code M4_WEEKLY} names a
 * folder with {@code m4-weekly-train.csv.gz} and {@code m4-weekly-test.csv}.
 */
class M4Test {
  private static final int HORIZON = 13;
  private static final int FREQUENCIES = 7;
  private static final double NORMAL_975 = 1.959963984540054;

  private static JsonNode expected(String name) throws IOException {
    try (InputStream file = M4Test.class.getResourceAsStream("/oracles/" + name + ".json")) {
      return new ObjectMapper().readTree(file).get("expected");
    }
  }

  @Test
  void theOverallAverageOfEveryPublishedMethodFollowsFromItsTwoErrors() throws IOException {
    JsonNode table = expected("fc-01-m4-published-table");
    JsonNode naive2 = table.get("Naive2");
    List<String> methods = new ArrayList<>();
    table.fieldNames().forEachRemaining(methods::add);
    for (String method : methods) {
      JsonNode row = table.get(method);
      for (int f = 0; f < FREQUENCIES; f++) {
        assertThat(
                Losses.overall(
                    row.get(f).asDouble(),
                    row.get(f + FREQUENCIES).asDouble(),
                    naive2.get(f).asDouble(),
                    naive2.get(f + FREQUENCIES).asDouble()))
            .as("%s, column %d", method, f)
            .isEqualTo(row.get(f + 2 * FREQUENCIES).asDouble(), within(5e-4));
      }
    }
    assertThat(methods).hasSize(15);
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "M4_WEEKLY", matches = ".+")
  void naiveHasItsPublishedErrorsOnTheWeeklySeries() throws IOException {
    Mean smape = new Mean();
    Mean mase = new Mean();
    for (Weekly each : Weekly.read(Path.of(System.getenv("M4_WEEKLY")))) {
      double last = each.past()[each.past().length - 1];
      double scale = Scale.seasonalDifference(each.past(), each.past().length, 1);
      for (double outcome : each.outcomes()) {
        smape.add(Losses.symmetricPercent(outcome, last));
        mase.add(Math.abs(outcome - last) / scale);
      }
    }
    JsonNode oracle = expected("fc-03-m4-weekly-benchmarks");
    assertThat(smape.value()).isEqualTo(oracle.at("/recomputed/naive/0").asDouble(), within(1e-9));
    assertThat(mase.value()).isEqualTo(oracle.at("/recomputed/naive/1").asDouble(), within(1e-9));
    assertThat(smape.value()).isEqualTo(oracle.at("/published/naive/0").asDouble(), within(6e-4));
    assertThat(mase.value()).isEqualTo(oracle.at("/published/naive/1").asDouble(), within(6e-4));
  }

  /** The competition's 95 % bands of naive: normal, widening with the square root of the step. */
  @Test
  @EnabledIfEnvironmentVariable(named = "M4_WEEKLY", matches = ".+")
  void theBandsOfNaiveHaveTheirPublishedScoresOnTheWeeklySeries() throws IOException {
    Mean scaled = new Mean();
    Mean inside = new Mean();
    for (Weekly each : Weekly.read(Path.of(System.getenv("M4_WEEKLY")))) {
      double[] past = each.past();
      double last = past[past.length - 1];
      double scale = Scale.seasonalDifference(past, past.length, 1);
      double sigma = each.sigma();
      for (int h = 1; h <= HORIZON; h++) {
        double reach = NORMAL_975 * sigma * Math.sqrt(h);
        double outcome = each.outcomes()[h - 1];
        scaled.add(Losses.interval(outcome, last - reach, last + reach, 0.05) / scale);
        inside.add(Math.abs(outcome - last) <= reach ? 1 : 0);
      }
    }
    JsonNode naive = expected("fc-05-m4-intervals-table").get("Naive");
    assertThat(scaled.value()).isEqualTo(naive.get(3).asDouble(), within(1e-3));
    assertThat(Math.abs(inside.value() - 0.95))
        .isEqualTo(naive.get(3 + FREQUENCIES).asDouble(), within(1e-3));
  }

  /** The weights of the frequencies are their numbers of series. */
  @Test
  void theTotalOfThePublishedBandsIsTheMeanOverAllSeries() throws IOException {
    double[] series = {23_000, 24_000, 48_000, 359, 4_227, 414};
    JsonNode table = expected("fc-05-m4-intervals-table");
    for (JsonNode row : table) {
      double sum = 0;
      for (int f = 0; f < series.length; f++) {
        sum += series[f] * row.get(f).asDouble() / Arrays.stream(series).sum();
      }
      assertThat(sum).isEqualTo(row.get(FREQUENCIES - 1).asDouble(), within(1e-3));
    }
  }

  /** One weekly series and the 13 weeks after it. */
  private record Weekly(double[] past, double[] outcomes) {
    static List<Weekly> read(Path folder) throws IOException {
      List<double[]> past;
      List<double[]> later;
      try (InputStream packed = Files.newInputStream(folder.resolve("m4-weekly-train.csv.gz"))) {
        past = rows(new GZIPInputStream(packed));
      }
      try (InputStream plain = Files.newInputStream(folder.resolve("m4-weekly-test.csv"))) {
        later = rows(plain);
      }
      assertThat(past).hasSize(359).hasSameSizeAs(later);
      List<Weekly> all = new ArrayList<>();
      for (int i = 0; i < past.size(); i++) {
        all.add(new Weekly(past.get(i), later.get(i)));
      }
      return all;
    }

    private static List<double[]> rows(InputStream file) throws IOException {
      List<double[]> rows = new ArrayList<>();
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(
            Arrays.stream(line.replace("\"", "").split(","))
                .skip(1)
                .filter(cell -> !cell.isBlank() && !cell.equals("NA"))
                .mapToDouble(Double::parseDouble)
                .toArray());
      }
      return rows;
    }

    /** Root of the mean squared step. */
    double sigma() {
      double squares = 0;
      for (int t = 1; t < past.length; t++) {
        squares += (past[t] - past[t - 1]) * (past[t] - past[t - 1]);
      }
      return Math.sqrt(squares / (past.length - 1));
    }
  }
}
