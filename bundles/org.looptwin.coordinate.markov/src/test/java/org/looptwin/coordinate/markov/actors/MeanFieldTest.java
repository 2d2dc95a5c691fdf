package org.looptwin.coordinate.markov.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.ExactSolver;

class MeanFieldTest {
  @Test
  void ratesComeToRestWhereNobodyGainsByAnsweringThemAnew() throws NoValueException {
    MeanField.Point point = new MeanField(Given.loop(), () -> false).point();
    assertThat(point.rests()).isTrue();
    assertThat(point.gains().values()).allMatch(gain -> gain < 1e-3);
    assertThat(point.flows().values()).allMatch(units -> units >= 0);
    assertThat(point.flows().get("consumers buy")).isBetween(3.5, 4.5); // the case says 4
    assertThat(point.flows().get("manufacturer makes")).isPositive();
  }

  /** The consumer's mean purchases by its structure and by its process written out. */
  @Test
  void flowsOfTheStructuredConsumerAreThoseOfItsProcess() throws NoValueException {
    LoopData data = Given.loop();
    Map<String, Double> settings = new HashMap<>(data.settings());
    settings.put("kwh_per_pack", 4.0);
    Map<String, Double> prices = new HashMap<>(data.prices());
    prices.put("cb_consumer", 300.0);
    Consumer consumer =
        new Consumer(new Numbers(data.settings(settings).prices(prices), true, false));
    DecisionProcess process = consumer.exhaustive();
    int[] policy =
        new ExactSolver().solve(process, DecisionQuestion.of(DecisionMethod.MPI)).policy();
    double[] chance = Habit.after(process, policy, 300);
    double bought = 0;
    for (int s = 0; s < chance.length; s++) {
      bought += chance[s] * (policy[s] / (consumer.handIns() + 1));
    }
    assertThat(bought).isPositive();
    assertThat(consumer.flows(consumer.solve(1e-9, () -> false))[0])
        .isCloseTo(bought, within(1e-6));
  }

  /** The distributor's mean orders by its structure and by its process written out. */
  @Test
  void flowsOfTheStructuredDistributorAreThoseOfItsProcess() throws NoValueException {
    Distributor distributor = new Distributor(new Numbers(Given.loop(), true, false));
    double[] flows = new DistributorSolver(distributor, 1 << 30).solve(1e-10, () -> false).flows();
    DecisionProcess process = distributor.exhaustive();
    int[] policy =
        new ExactSolver().solve(process, DecisionQuestion.of(DecisionMethod.MPI)).policy();
    double[] chance = Habit.after(process, policy, 300);
    double orders = 0;
    for (int s = 0; s < chance.length; s++) {
      orders += chance[s] * (policy[s] / 27); // u, s and t up to 2
    }
    assertThat(flows[0]).isCloseTo(orders, within(1e-3));
  }

  @Test
  void aWalkAlongTheMeansEndsWhereAStockIsRefilled() {
    double[] level =
        Habit.walk(1, now -> new double[] {Math.max(0, now[0] - 2) + (now[0] < 5 ? 3 : 0)});
    assertThat(level[0]).isBetween(3.0, 6.0);
  }

  @Test
  void whatWasSeenOfARateCountsNoMoreOnceItsMeanIsAnother() {
    LoopData seen =
        new LoopData(
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("same", 1.0, "other", 2.0),
            Map.of(),
            Map.of("same", List.of(1.0), "other", List.of(2.0)),
            Map.of());
    assertThat(seen.means(Map.of("same", 1.0, "other", 3.0)).seen()).containsOnlyKeys("same");
  }
}
