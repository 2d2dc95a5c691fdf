package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.optimise.api.Front;

/** Cost 100 EUR and loss 60; 110 and 40; 160 and 30: emissions are the same. */
class FrontWeightsTest {
  private static Front.Point point(double cost, double emissions, double loss) {
    return new Front.Point(cost, emissions, loss, Set.of(), 0, "epsilon");
  }

  private final List<Front.Point> losses =
      List.of(point(100, 0, 60), point(110, 0, 40), point(160, 0, 30));

  private static double value(Front.Point point, double price, RiskWeights weights) {
    return point.costEur()
        + weights.carbon() * price * point.emissionsT()
        + weights.disruption() * point.disruptionEur();
  }

  @Test
  void thePointThatIsBestAtItsPriceNeedsNoWeights() {
    // 160, 150, 190: the second one
    assertThat(new FrontWeights(losses, 100).of(1)).isEqualTo(RiskWeights.NEUTRAL);
  }

  @Test
  void theCheapestNeedsALowerAndTheSafestAHigherWeightOnLoss() {
    // the first beats the second below 10 / 20, the third beats it above 50 / 10
    FrontWeights weights = new FrontWeights(losses, 100);
    assertThat(weights.of(0).disruption()).isLessThan(0.5);
    assertThat(weights.of(2).disruption()).isGreaterThan(5);
    assertThat(weights.of(0).carbon()).isEqualTo(1);
  }

  @Test
  void everyCornerOfAFrontIsBestWithItsOwnWeights() {
    List<Front.Point> front =
        List.of(point(100, 5, 60), point(120, 3, 58), point(130, 4, 30), point(200, 2, 29));
    FrontWeights weights = new FrontWeights(front, 10);
    for (int i = 0; i < front.size(); i++) {
      RiskWeights own = weights.of(i);
      double best = value(front.get(i), 10, own);
      for (Front.Point other : front) {
        assertThat(best).isLessThanOrEqualTo(value(other, 10, own) + 1e-9);
      }
    }
  }

  @Test
  void aLonePointKeepsThePrices() {
    assertThat(new FrontWeights(List.of(point(1, 1, 1)), 10).of(0)).isEqualTo(RiskWeights.NEUTRAL);
  }
}
