package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTellingTest {
  /** Ten seconds or twice the plan's own, but no more than is left of the limit, and two. */
  @ParameterizedTest(name = "limit {0} s, plan {1} s")
  @CsvSource({"300, 1, 10", "300, 40, 80", "300, 120, 180", "300, 300, 2", "5, 1, 4", "1, 1.5, 2"})
  void whatProtectionCostsIsFoundOutInTheTimeThatIsLeft(
      long limit, double planSeconds, long seconds) {
    assertThat(PlanTelling.expectedTime(Duration.ofSeconds(limit), planSeconds))
        .isEqualTo(Duration.ofSeconds(seconds));
  }
}
