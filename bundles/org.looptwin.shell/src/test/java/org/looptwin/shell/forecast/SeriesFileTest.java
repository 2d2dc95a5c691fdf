package org.looptwin.shell.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.model.forecast.SeriesHistory;

class SeriesFileTest {
  @TempDir private Path folder;

  private List<SeriesHistory> read(Frequency frequency, String... rows) throws IOException {
    Path file = folder.resolve("s.csv");
    Files.writeString(file, String.join("\n", rows) + "\n");
    return SeriesFile.read(file, frequency, 12);
  }

  private void refused(Frequency frequency, String says, String... rows) {
    assertThatThrownBy(() -> read(frequency, rows))
        .isInstanceOf(UnreadableSeries.class)
        .hasMessageContaining(says);
  }

  @Test
  void rowsMayStandInAnyOrderAndColumnsToo() throws IOException {
    List<SeriesHistory> series =
        read(
            Frequency.M,
            "value,unit,series,time",
            "3,EUR,b,2020-02",
            "2,EUR,b,2020-01",
            "7,EUR,\"a, quoted\",5",
            "8,EUR,\"a, quoted\",6");
    assertThat(series).extracting(SeriesHistory::target).containsExactly("b", "a, quoted");
    assertThat(series.get(0).values().toArray()).containsExactly(2, 3);
    assertThat(series.get(0).values().start()).hasToString("2020-01");
  }

  @Test
  void whatWasNeverNegativeIsNotForecastBelowZero() throws IOException {
    List<SeriesHistory> series =
        read(Frequency.M, "series,time,value", "a,1,0", "a,2,4", "b,1,-1", "b,2,4");
    assertThat(series.get(0).lower()).isZero();
    assertThat(series.get(1).lower()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void stepsAreThoseOfTheFrequency() throws IOException {
    assertThat(read(Frequency.W, "series,time,value", "a,2024-02-26,1", "a,2024-03-04,2"))
        .hasSize(1);
    assertThat(read(Frequency.Q, "series,time,value", "a,2024-03-31,1", "a,2024-06-30,2"))
        .hasSize(1);
    assertThat(
            read(
                Frequency.H,
                "series,time,value",
                "a,2024-02-28T23:00:00Z,1",
                "a,2024-02-29T01:00:00+01:00,2"))
        .hasSize(1);
  }

  @Test
  void aSeriesOfOneValueIsRefusedByName() {
    refused(
        Frequency.M,
        "s.csv:4: series b has 1 value, at 2020-01, expected at least 2. Maybe add its past",
        "series,time,value",
        "a,2020-01,1",
        "a,2020-02,1",
        "b,2020-01,5");
  }

  @Test
  void seriesThatEndAtOneTimeEndInOneMonthAndSoDoThoseThatAreCounted() throws IOException {
    List<SeriesHistory> weeks =
        read(
            Frequency.W,
            "series,time,value",
            "a,2024-01-01,1",
            "a,2024-01-08,2",
            "a,2024-01-15,3",
            "b,2024-01-08,2",
            "b,2024-01-15,3",
            "c,2024-01-01,1",
            "c,2024-01-08,2");
    assertThat(weeks.get(1).values().end()).isEqualTo(weeks.get(0).values().end());
    assertThat(weeks.get(2).values().end()).isEqualTo(weeks.get(0).values().end().minusMonths(1));
    List<SeriesHistory> counted =
        read(Frequency.M, "series,time,value", "a,1,1", "a,2,2", "a,3,3", "b,7,1", "b,8,2");
    assertThat(counted.get(1).values().end()).isEqualTo(counted.get(0).values().end());
  }

  @Test
  void aGapIsNamedWithItsEndsAndARemedy() {
    refused(
        Frequency.M,
        "s.csv:2: series a goes from 2020-01 to 2020-03, expected 2020-02",
        "series,time,value",
        "a,2020-03,1",
        "a,2020-01,1");
    refused(Frequency.M, "Maybe fill the gap", "series,time,value", "a,1,1", "a,3,1");
  }

  @Test
  void whereAnotherFrequencyIsMeantItIsNamedAndAGapFurtherOnIsOne() {
    refused(
        Frequency.M,
        "s.csv:3: series a goes from 2024-01-01 to 2024-01-02, expected 2024-02-01 next with --freq"
            + " M. Maybe say --freq D,",
        "series,time,value",
        "a,2024-01-01,1",
        "a,2024-01-02,1");
    refused(
        Frequency.M,
        "s.csv:4: series a goes from 2020-02 to 2020-05, expected 2020-03 next with --freq M. Maybe"
            + " fill the gap",
        "series,time,value",
        "a,2020-01,1",
        "a,2020-02,1",
        "a,2020-05,1");
  }

  @Test
  void numbersAreDecimal() throws IOException {
    assertThat(read(Frequency.M, "series,time,value", "a,1,+1.5e2", "a,2,.5", "a,3,-2.").get(0))
        .extracting(each -> each.values().toArray())
        .isEqualTo(new double[] {150, 0.5, -2});
    for (String value : List.of("12d", "0x1p3", "1f", "1e", ".", "Infinity", "2e15")) {
      refused(Frequency.M, ":2: value is '" + value + "'", "series,time,value", "a,1," + value);
    }
  }

  @Test
  void whatCannotBeReadIsNamedWithItsLine() {
    refused(Frequency.M, ":3: value is ''", "series,time,value", "a,1,1", "a,2,");
    refused(Frequency.M, ":2: value is 'NaN'", "series,time,value", "a,1,NaN");
    refused(Frequency.M, ":2: time is '2020-13'", "series,time,value", "a,2020-13,1");
    refused(Frequency.D, "of each step with --freq D", "series,time,value", "a,2020-01,1");
    refused(
        Frequency.M,
        ":3: 2020-01 stands twice in series a, first in line 2",
        "series,time,value",
        "a,2020-01,1",
        "a,2020-01,1");
    refused(
        Frequency.M,
        ":3: time is '2020-01', expected a whole number",
        "series,time,value",
        "a,1,1",
        "a,2020-01,1");
    refused(Frequency.M, ":2: 4 columns, expected 3", "series,time,value", "a,1,1,1");
    refused(Frequency.M, "'value' is missing", "series,time,price", "a,1,1");
    refused(Frequency.M, ":1: no values", "series,time,value");
    refused(Frequency.M, "the series has no name", "series,time,value", ",1,1");
  }
}
