package org.looptwin.forecast.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.forecast.telemetry.Simulated.ANYTHING;
import static org.looptwin.forecast.telemetry.Simulated.DAYS;
import static org.looptwin.forecast.telemetry.Simulated.ms;
import static org.looptwin.forecast.telemetry.Simulated.track;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.forecast.TelemetryOutlook.Breach;
import org.looptwin.model.forecast.TelemetryOutlook.Side;

class TrackTest {
  @Test
  void tellsNothingOfFewerThanEightReadings() {
    assertThat(track(DAYS, 9, 8, 9, 8, 9, 8, 9).outlook()).isNull();
    assertThat(track(DAYS, 9, 8, 9, 8, 9, 8, 9, 8).outlook().readings()).isEqualTo(8);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13})
  void foreseesWhenAFallingStockIsOut(long seed) {
    // from 20 days by 0.25 an hour: out after 80 hours, 50 after the last of 31 readings
    TelemetryOutlook outlook = track(DAYS, new Simulated(seed).line(31, 20, -0.25, 0.1)).outlook();
    Breach out = outlook.breach(Side.BELOW, 0, 96);

    assertThat(outlook.trendPerHour()).isCloseTo(-0.25, within(0.02));
    assertThat(out.median()).isCloseTo(50, within(5.0));
    assertThat(out.earliest()).isLessThan(out.median());
    assertThat(out.latest()).isGreaterThan(out.median());
    assertThat(outlook.probability(Side.BELOW, 0, 96)).isGreaterThan(0.95);
    assertThat(outlook.probability(Side.BELOW, 0, 24)).isLessThan(0.05);
    assertThat(outlook.at(96).mean()).as("a stock is not negative").isZero();
    assertThat(outlook.at(96).low()).isZero();
  }

  @Test
  void foreseesTheSameWhenReadingsComeAtOddTimes() {
    Simulated chance = new Simulated(4);
    Track track = new Track(Simulated.STOCK, DAYS);
    double hours = 0;
    for (int i = 0; i < 40; i++) {
      track.take(20 - 0.25 * hours + 0.1 * chance.normal(), ms(hours));
      hours += i % 7 == 0 ? 3 : 0.2 + chance.uniform();
    }
    TelemetryOutlook outlook = track.outlook();

    assertThat(outlook.trendPerHour()).isCloseTo(-0.25, within(0.02));
    assertThat(outlook.at(10).mean()).isCloseTo(outlook.value() - 2.5, within(0.5));
  }

  @Test
  void claimsATrendOfARandomWalkRarely() {
    assertThat(trendsClaimed(seed -> new Simulated(seed).walk(200, 50, 0, 1))).isLessThan(0.03);
  }

  @Test
  void claimsATrendOfNoiseRarely() {
    assertThat(trendsClaimed(seed -> new Simulated(seed).line(200, 50, 0, 1))).isLessThan(0.03);
  }

  private interface Series {
    double[] of(long seed);
  }

  /** Share of readings after which there is one. */
  private static double trendsClaimed(Series series) {
    int claimed = 0;
    int asked = 0;
    for (long seed = 1; seed <= 100; seed++) {
      Track track = new Track(Simulated.STOCK, ANYTHING);
      double[] values = series.of(seed);
      for (int i = 0; i < values.length; i++) {
        track.take(values[i], ms(i));
        if (track.outlook() != null) {
          asked++;
          claimed += track.outlook().trendPerHour() == 0 ? 0 : 1;
        }
      }
    }
    return claimed / (double) asked;
  }

  @Test
  void doesNotBelieveASingleGlitch() {
    double[] values = new Simulated(3).line(30, 20, -0.1, 0.05);
    TelemetryOutlook before = track(DAYS, values).outlook();
    Track track = track(DAYS, values);

    assertThat(track.take(300, ms(30))).isFalse();
    assertThat(track.outlook()).isEqualTo(before);
    assertThat(track.take(20 - 3.1, ms(31))).isTrue();
    assertThat(track.outlook().trendPerHour()).isCloseTo(-0.1, within(0.02));
  }

  @Test
  void goesOnFromARefillWithTheSameTrend() {
    Track track = track(DAYS, new Simulated(3).line(30, 20, -0.1, 0.05));
    track.take(27, ms(30));
    track.take(26.9, ms(31));

    assertThat(track.outlook().value()).isEqualTo(26.9);
    assertThat(track.outlook().motion().level()).isCloseTo(26.9, within(0.2));
    assertThat(track.outlook().trendPerHour()).isCloseTo(-0.1, within(0.03));
  }

  @Test
  void countsOnRefillsThatComeRegularlyUntilOneIsMissing() {
    Simulated chance = new Simulated(6);
    Track track = new Track(Simulated.STOCK, DAYS);
    double stock = 12;
    for (int hour = 0; hour < 200; hour++) {
      stock += hour % 30 == 29 ? 5.8 : -0.2;
      track.take(stock + 0.05 * chance.normal(), ms(hour));
    }
    TelemetryOutlook regular = track.outlook();
    for (int hour = 200; hour < 240; hour++) {
      stock -= 0.2;
      track.take(stock + 0.05 * chance.normal(), ms(hour));
    }
    TelemetryOutlook overdue = track.outlook();

    assertThat(regular.refills().counted()).isGreaterThan(3);
    assertThat(regular.refills().everyHours()).isCloseTo(30, within(1.0));
    assertThat(regular.probability(Side.BELOW, 0, 72))
        .as("the next refill comes first")
        .isLessThan(0.05);
    assertThat(overdue.probability(Side.BELOW, 0, 72)).isGreaterThan(0.9);
  }

  @Test
  void takesAThirdStrangeReadingForNoise() {
    Track track = track(ANYTHING, new Simulated(3).line(30, 0, 0, 0.01));
    double before = track.outlook().motion().noise();
    track.take(10, ms(30));
    track.take(-10, ms(31));

    assertThat(track.take(10, ms(32))).isTrue();
    assertThat(track.outlook().motion().noise()).isGreaterThan(2 * before);
  }

  @Test
  void forgetsASeriesThatWasAwayForWeeks() {
    Track track = track(DAYS, new Simulated(3).line(30, 20, -0.1, 0.05));

    assertThat(track.take(15, ms(30 + 400))).isTrue();
    assertThat(track.outlook()).isNull();
  }

  @Test
  void isNotMisledByOneReadingOfLongAgo() {
    double[] values = new Simulated(3).line(12, 20, -0.25, 0.05);
    Track track = new Track(Simulated.STOCK, DAYS);
    track.take(300, ms(0));
    for (int i = 0; i < values.length; i++) {
      track.take(values[i], ms(1000 + i));
    }

    assertThat(track.outlook().readings()).isEqualTo(12);
    assertThat(track.outlook().trendPerHour()).isCloseTo(-0.25, within(0.05));
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5})
  void isTheSameToTheBitWhenItIsWrittenAndReadAfterEveryReading(long seed) {
    double[] values = new Simulated(seed).walk(120, 12, -0.1, 0.3);
    values[40] += 100;
    for (int i = 60; i < values.length; i++) {
      values[i] += 15;
    }
    Domains domains = new Domains(org.looptwin.model.json.MetricCatalogueFile.standard());
    Track whole = new Track(Simulated.STOCK, DAYS);
    Track again = new Track(Simulated.STOCK, DAYS);
    for (int i = 0; i < values.length; i++) {
      boolean news = whole.take(values[i], ms(i));
      assertThat(again.take(values[i], ms(i))).isEqualTo(news);
      again = TrackLine.read(again.line(), domains).orElseThrow();
      assertThat(again.line()).isEqualTo(whole.line());
      assertThat(again.outlook()).isEqualTo(whole.outlook());
    }
  }

  @Test
  void knowsNothingOfTheFuture() {
    double[] values = new Simulated(9).walk(100, 12, -0.1, 0.3);
    double[] changed = values.clone();
    Arrays.fill(changed, 60, 100, 300);

    assertThat(track(DAYS, Arrays.copyOf(values, 60)).outlook())
        .isEqualTo(track(DAYS, Arrays.copyOf(changed, 60)).outlook());
  }
}
