package org.looptwin.model.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.forecast.TelemetryOutlook.Band;
import org.looptwin.model.forecast.TelemetryOutlook.Breach;
import org.looptwin.model.forecast.TelemetryOutlook.Motion;
import org.looptwin.model.forecast.TelemetryOutlook.Reach;
import org.looptwin.model.forecast.TelemetryOutlook.Refills;
import org.looptwin.model.forecast.TelemetryOutlook.Side;
import org.looptwin.model.telemetry.SeriesId;

class TelemetryOutlookTest {
  private static final SeriesId STOCK = new SeriesId("battery-plant", "B01", "raw_stock_LI");

  /** A level of 10 that is known, wanders with a variance of 0.25 an hour and has this slope. */
  private static TelemetryOutlook outlook(double slope, Refills refills, Reach... reaches) {
    return new TelemetryOutlook(
        STOCK,
        Instant.EPOCH,
        10.5,
        50,
        new Motion(10, slope, 0, 0, 0, 0.25, 0, 0.01),
        List.of(reaches),
        refills,
        0,
        365);
  }

  private static TelemetryOutlook outlook(double slope) {
    return outlook(slope, Refills.NONE);
  }

  @Test
  void tailsAreThoseOfTheNormalDistribution() {
    assertThat(NormalTail.above(0)).isEqualTo(0.5);
    assertThat(NormalTail.above(1.2815515655446004)).isCloseTo(0.1, within(1e-12));
    assertThat(NormalTail.above(-1.2815515655446004)).isCloseTo(0.9, within(1e-12));
    assertThat(NormalTail.above(4.999999)).isCloseTo(2.8665306e-7, within(1e-13));
    assertThat(NormalTail.above(5)).isCloseTo(2.866515718791939e-7, within(1e-18));
    assertThat(NormalTail.above(6)).isCloseTo(9.865876450377018e-10, within(1e-20));
  }

  @Test
  void aBarrierIsReachedAsTheReflectionPrincipleSays() {
    // without drift twice the end's probability; with drift -2 and distance 2: 0.5 + e^8 above(4)
    assertThat(NormalTail.passage(1, 0, 1)).isCloseTo(0.31731050786291415, within(1e-12));
    assertThat(NormalTail.passage(2, -2, 1)).isCloseTo(0.59441064, within(1e-7));
    assertThat(NormalTail.passage(2, 5, 1)).isCloseTo(Math.exp(-20) * 0.99865, within(1e-9));
    assertThat(NormalTail.passage(1, -3, 0)).isEqualTo(1);
    assertThat(NormalTail.passage(1, 3, 0)).isZero();
    assertThat(NormalTail.passage(1e4, -1e4, 1e-3)).isBetween(0.499, 0.501);
  }

  @Test
  void aWanderingLevelWithoutTrendMayEndAnyway() {
    // within 100 hours it wanders by 5 (one standard deviation); 10 are two of them
    assertThat(outlook(0).probability(Side.BELOW, 0, 100)).isCloseTo(0.0455, within(1e-4));
    assertThat(outlook(0).probability(Side.ABOVE, 20, 100)).isCloseTo(0.0455, within(1e-4));
    assertThat(outlook(0).breach(Side.BELOW, 0, 100).median()).isNaN();
  }

  @Test
  void aFallingLevelEndsAboutWhenItsTrendSays() {
    Breach end = outlook(-0.5).breach(Side.BELOW, 0, 100);

    assertThat(end.probability()).isGreaterThan(0.99);
    assertThat(end.median()).isCloseTo(20, within(1.0));
    assertThat(end.earliest()).isBetween(13.0, 17.0);
    assertThat(end.latest()).isBetween(23.0, 30.0);
  }

  @Test
  void whatIsBeyondTheLimitAlreadyIsSoNow() {
    assertThat(outlook(0).breach(Side.BELOW, 10, 5)).isEqualTo(new Breach(1, 0, 0, 0));
    assertThat(outlook(0).probability(Side.ABOVE, 9, 5)).isEqualTo(1);
  }

  @Test
  void bandsStayWithinWhatTheMetricCanBe() {
    Band soon = outlook(-0.5).at(4);
    Band late = outlook(-0.5).at(40);

    // 10 - 2 with a variance of 4 x 0.25 + 0.01
    assertThat(soon.mean()).isEqualTo(8);
    assertThat(soon.low()).isCloseTo(8 - 1.28155 * Math.sqrt(1.01), within(1e-4));
    assertThat(soon.high()).isCloseTo(8 + 1.28155 * Math.sqrt(1.01), within(1e-4));
    assertThat(late.mean()).isZero();
    assertThat(late.low()).isZero();
  }

  @Test
  void errorsThatWereMadeWidenAndTakeTheTrendAway() {
    TelemetryOutlook judged =
        outlook(-0.5, Refills.NONE, new Reach(6, 1, true), new Reach(24, 2, false));

    assertThat(judged.at(4)).isEqualTo(outlook(-0.5).at(4));
    assertThat(judged.at(24).mean()).as("the last value").isEqualTo(10.5);
    assertThat(judged.at(24).high() - judged.at(24).mean())
        .isCloseTo(2 * 1.28155 * Math.sqrt(6.01), within(1e-3));
  }

  @Test
  void onlyWhatRunsOutBeforeTheNextRefillCounts() {
    Refills soon = new Refills(5, 24, 1, 14);
    Refills late = new Refills(5, 24, 1, 40);
    Refills irregular = new Refills(2, 24, 1, 14);

    assertThat(outlook(-0.5, soon).probability(Side.BELOW, 0, 72)).isLessThan(0.02);
    assertThat(outlook(-0.5, late).probability(Side.BELOW, 0, 72)).isGreaterThan(0.99);
    assertThat(outlook(-0.5, irregular).probability(Side.BELOW, 0, 72)).isGreaterThan(0.99);
  }
}
