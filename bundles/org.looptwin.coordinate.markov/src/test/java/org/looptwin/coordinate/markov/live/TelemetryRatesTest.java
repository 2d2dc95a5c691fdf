package org.looptwin.coordinate.markov.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.SeriesId;

class TelemetryRatesTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final LocalDate FIRST = LocalDate.of(2025, 1, 2);
  private final Map<SeriesId, Map<LocalDate, Double>> means = new HashMap<>();

  /** V01 needs 787,500 kWh in January: 431.5 packs of 60 kWh a day of 365 / 12. */
  private static double packsPerHour(double share) {
    return share * 787_500 / (365 / 12.0) / 60 / 24;
  }

  private void tells(String plant, int day, double packsPerHour) {
    means
        .computeIfAbsent(
            new SeriesId("vehicle-plant", plant, "packs_consumed"), key -> new TreeMap<>())
        .put(FIRST.plusDays(day), packsPerHour);
  }

  private LoopRate purchase() {
    List<LoopRate> rates = new TelemetryRates().of(REFERENCE, Given.loop(), means);
    return rates.stream().filter(one -> one.key().equals("consumer_purchase")).findFirst().get();
  }

  @Test
  void aRateIsTheCasesTimesWhatWasToldOverWhatWasExpected() {
    for (int day = 0; day < 10; day++) {
      tells("V01", day, packsPerHour(day % 2 == 0 ? 1.1 : 0.9));
    }
    LoopRate rate = purchase();
    assertThat(rate.measured()).isTrue();
    assertThat(rate.observations()).isEqualTo(10);
    assertThat(rate.given()).isEqualTo(4);
    assertThat(rate.value()).isCloseTo(4, within(1e-9));
    // deviation 0.4 sqrt(10 / 9), Student's factor 2.262 for 9 degrees
    double half = 2.262 * 0.4 * Math.sqrt(10.0 / 9) / Math.sqrt(10);
    assertThat(rate.low()).isCloseTo(4 - half, within(1e-3));
    assertThat(rate.high()).isCloseTo(4 + half, within(1e-3));
  }

  @Test
  void aPlantThatIsSilentCountsOnNeitherSide() {
    for (int day = 0; day < 8; day++) {
      tells("V01", day, packsPerHour(1.5));
    }
    assertThat(purchase().value()).isCloseTo(6, within(1e-9));
  }

  @Test
  void withTooFewDaysTheCasesValueStandsAndTheDaysAreTold() {
    for (int day = 0; day < TelemetryRates.LEAST_DAYS - 1; day++) {
      tells("V01", day, packsPerHour(2));
    }
    LoopRate rate = purchase();
    assertThat(rate.measured()).isFalse();
    assertThat(rate.value()).isEqualTo(4);
    assertThat(rate.observations()).isEqualTo(7);
    LoopData data = Given.loop();
    assertThat(data.measured(List.of(rate)).means()).isEqualTo(data.means());
  }

  @Test
  void withoutTelemetryEveryRateIsTheCases() {
    List<LoopRate> rates = new TelemetryRates().of(REFERENCE, Given.loop(), means);
    assertThat(rates).hasSize(7).noneMatch(LoopRate::measured);
    assertThat(rates).allMatch(rate -> rate.value() == rate.given() && rate.observations() == 0);
  }

  @Test
  void studentsFactorsAreThoseOfTheTables() {
    int[] degrees = {1, 4, 5, 7, 9, 30, 1000};
    double[] factors = {12.706, 2.776, 2.571, 2.365, 2.262, 2.042, 1.962};
    for (int k = 0; k < degrees.length; k++) {
      assertThat(Interval.factor(degrees[k])).isCloseTo(factors[k], within(0.005));
    }
  }
}
