package org.looptwin.optimise.milp.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ViolationBoundTest {

  @Test
  void bothFormsAreThoseOfTheOracleIntoTheFarTail() {
    JsonNode oracle = Oracle.read("ro-01-bs-probability-bound");
    for (JsonNode row : oracle.at("/expected/table")) {
      double gamma = row.get("Gamma").asDouble();
      assertThat(ViolationBound.exact(200, gamma))
          .isCloseTo(row.get("bound_exact").asDouble(), withPercentage(1e-7));
      assertThat(ViolationBound.normal(200, gamma))
          .isCloseTo(row.get("clt").asDouble(), withPercentage(1e-7));
    }
  }

  @Test
  void theNormalFormGivesTheBudgetsThatThePaperPrintsForOnePercent() {
    JsonNode gammas = Oracle.read("ro-01-bs-probability-bound").at("/expected/gamma_for_1pct");
    for (int n : new int[] {10, 100, 200, 2000}) {
      double gamma = gammas.at("/" + n + "/clt").asDouble();
      assertThat(ViolationBound.normal(n, gamma)).isCloseTo(0.01, withPercentage(0.01));
    }
  }

  /** By hand: of two coins, both heads in 1 of 4; nu = 1.5, so half of C(2,1) = 2 and C(2,2). */
  @Test
  void twoTermsAreCountedByHand() {
    assertThat(ViolationBound.exact(2, 2)).isEqualTo(0.25);
    assertThat(ViolationBound.exact(2, 1)).isEqualTo(0.5);
    assertThat(ViolationBound.exact(2, 0)).isEqualTo(0.75);
    assertThat(ViolationBound.exact(0, 0)).isZero();
    assertThat(ViolationBound.exact(5, 5.5)).isZero();
  }

  /** The bound's own worst case: equal deviations, each fully up or down. */
  @Test
  void itIsReachedByFairCoinsAndNeverBroken() {
    SplittableRandom random = new SplittableRandom(7);
    int over = 0;
    for (int trial = 0; trial < 40_000; trial++) {
      int sum = 0;
      for (int j = 0; j < 15; j++) {
        sum += random.nextBoolean() ? 1 : -1;
      }
      over += sum > 4 ? 1 : 0; // Gamma 5: more than 4 is 5, 7, ...
    }
    double share = over / 40_000.0; // P(sum >= 5) = 0.1509
    assertThat(share).isBetween(0.145, 0.157);
    assertThat(ViolationBound.exact(15, 5)).isBetween(0.1508, 0.1510);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> ViolationBound.exact(3, Double.NaN)).hasMessageContaining("Gamma NaN");
  }
}
