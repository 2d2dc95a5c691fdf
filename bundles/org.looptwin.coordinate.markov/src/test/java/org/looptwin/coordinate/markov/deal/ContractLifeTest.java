package org.looptwin.coordinate.markov.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion.Change;
import org.looptwin.coordinate.api.EnforcementQuestion.Limits;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.coordinate.markov.actors.Passage;
import org.looptwin.optimise.highs.HighsSolver;

class ContractLifeTest {
  private static final int CONSUMER = Actor.CONSUMER.ordinal();
  private static HighsSolver solver;
  private static Deal deal;

  @BeforeAll
  static void negotiate() throws IOException, NoValueException {
    solver = HighsSolver.unpackedTo(Path.of("target/highs"));
    deal = Situation.of(Given.loop(), Objective.SUM, () -> false).deal(1, solver);
  }

  private static ContractLife.Course course(
      boolean updating, Map<String, Limits> bands, Change... changes) throws NoValueException {
    EnforcementQuestion question = new EnforcementQuestion(6_000, List.of(changes), bands);
    return new ContractLife(deal, question, updating, 1, solver, () -> false).course();
  }

  @Test
  void inAWorldThatStaysTheContractStandsAndKeepsWhatItPromised() throws NoValueException {
    ContractLife.Course course = course(true, Map.of());
    assertThat(course.updates()).isEmpty();
    assertThat(course.windows()).hasSize(12);
    double seen =
        course.windows().stream()
            .mapToDouble(one -> one.readings().get(Band.SERVICE).value())
            .average()
            .orElse(0);
    assertThat(seen).isCloseTo(deal.serviceLevel(), within(0.03));
  }

  @Test
  void anActorWhoFallsBelowStandingAloneHasTheContractMadeAnewFromWhatWasSeen()
      throws NoValueException {
    Change worn = new Change("consumer_use", 1, 3_001);
    ContractLife.Course kept = course(true, Map.of(), worn);
    ContractLife.Update update = kept.updates().get(0);
    Departure cause = update.causes().get(0);
    assertThat(cause.indicator()).isEqualTo("utility_consumer");
    assertThat(cause.since()).isEqualTo("period 3001");
    assertThat(cause.value()).isNegative();
    assertThat(cause.sentence()).contains("outside 0 to any since period 3001");
    Deal after = update.after();
    assertThat(after.data().means().get("consumer_use")).isCloseTo(1, within(0.3));
    assertThat(after.leastSurplus()).isGreaterThan(-1e-6);
    assertThat(after.contract().imbalance()).isLessThan(1e-9);
    assertThat(Arrays.stream(after.transfers()).sum()).isCloseTo(0, within(1e-6));
    assertThat(after.exploitability()).isLessThan(1e-4);
    assertThat(update.agreed().utility(Actor.CONSUMER)).isPositive();
    assertThat(update.before().utility(Actor.CONSUMER)).isNegative();
    assertThat(update.before().contract()).isSameAs(deal.contract());
    assertThat(after.utility(Actor.CONSUMER)).isPositive();
    ContractLife.Course left = course(false, Map.of(), worn);
    assertThat(left.updates()).isEmpty();
    assertThat(kept.profit()[CONSUMER]).isGreaterThan(left.profit()[CONSUMER]);
  }

  @Test
  void missingComplianceDoublesPenaltiesAndMovesNothingElse() throws NoValueException {
    Change tempted = new Change(EnforcementQuestion.TEMPTATION, 0.2, 2_001);
    ContractLife.Course kept = course(true, Map.of(), tempted);
    ContractLife.Update update = kept.updates().get(0);
    assertThat(update.causes())
        .anyMatch(one -> one.indicator().equals(Band.COMPLIANCE) && one.value() < 0.9);
    assertThat(update.after().firmness()).isEqualTo(2);
    double[] before = deal.contract().penalty();
    for (int k = 0; k < before.length; k++) {
      assertThat(update.after().contract().penalty()[k])
          .isCloseTo(2 * before[k], within(1e-3 * before[k] + 1e-3));
    }
    assertThat(update.after().leastSurplus()).isGreaterThan(-1e-6);
    assertThat(kept.compliance()).isGreaterThan(course(false, Map.of(), tempted).compliance());
  }

  @Test
  void aBandThatNoContractCanKeepIsToldOnceAndTheTermsStand() throws NoValueException {
    ContractLife.Course course = course(true, Map.of(Band.SERVICE, new Limits(0.9, 1)));
    assertThat(course.updates()).hasSize(1);
    assertThat(course.updates().get(0).after()).isNull();
    assertThat(course.updates().get(0).period()).isEqualTo(1_000);
    assertThat(course.windows()).allMatch(one -> one.outside().contains(Band.SERVICE));
  }

  @Test
  void ratesAreThoseUnderWhichAsMuchIsExpectedAsCame() {
    SeenRates seen = new SeenRates();
    for (int k = 0; k < 200; k++) {
      int came = k % 3 == 0 ? 1 : 0;
      seen.add(new Passage(0, 0, 0, 0, k % 2, k % 2 * came, 1, came));
    }
    // of 100 periods with room 33 showed a need, of 200 packs in use 67 wore out
    LoopData data = seen.in(Given.loop());
    assertThat(data.means().get("consumer_demand"))
        .isCloseTo(-10 * Math.log(1 - 33 / 100.0), within(1e-6));
    assertThat(data.means().get("consumer_use"))
        .isCloseTo(-10 * Math.log(1 - 67 / 200.0), within(1e-6));
  }

  @Test
  void aPeriodIsToldInPacks() {
    var ring = deal.situation().ring();
    int before = 0b001001100;
    int[] stocks = ring.stocks(before);
    assertThat(stocks).containsExactly(0, 0, 1, 0, 0, 1, 1, 0, 0);
    // the consumer hands its pack in and buys nothing: the last action of (0,0), (0,1)
    int profile = 1;
    int after = 0b001010100;
    Passage passage = ring.passage(before, profile * stride(stocks), after);
    assertThat(passage).isEqualTo(new Passage(1, 0, 1, 1, 0, 0, 0, 0));
  }

  private static int stride(int[] stocks) {
    var ring = deal.situation().ring();
    return ring.choices(Actor.RECYCLER, stocks).size() * ring.choices(Actor.REUSER, stocks).size();
  }
}
