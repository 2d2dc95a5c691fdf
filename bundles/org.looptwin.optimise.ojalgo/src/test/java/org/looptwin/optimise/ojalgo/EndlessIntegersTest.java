package org.looptwin.optimise.ojalgo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Watch;

/** Integers without a lower bound: branching gives them one. */
class EndlessIntegersTest {
  private static final double ENDLESS = Double.NEGATIVE_INFINITY;

  /**
   * 2 x - 2.5 y + 0.5 b; 5 y - 2 x at most -14, x + 3 y + 1.5 b = -4. With b = 0 y is at most -2
   * and x = 2 then: 9. With b = 1 y is at most -25/11, x whole from y = -2.5 on: 10.75.
   */
  @Test
  void theirOptimumIsFoundAndProven() {
    LinearModel.Builder builder = LinearModel.builder("endless");
    int x = builder.integerColumn("x", ENDLESS, 10, 2);
    int y = builder.column("y", ENDLESS, 1, -2.5);
    int b = builder.integerColumn("b", 0, 1, 0.5);
    int most = builder.row("most", ENDLESS, -14);
    builder.entry(most, x, -2);
    builder.entry(most, y, 5);
    int sum = builder.row("sum", -4, -4);
    builder.entry(sum, x, 1);
    builder.entry(sum, y, 3);
    builder.entry(sum, b, 1.5);
    int room = builder.row("room", ENDLESS, 2);
    builder.entry(room, b, 1);

    LinearAnswer answer =
        new OjalgoSolver()
            .solve(builder.build(), new Budget(Duration.ofSeconds(120), 1e-9, 1), Watch.NONE);

    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.objective()).isCloseTo(9, within(1e-6));
    assertThat(answer.x()[x]).isEqualTo(2);
  }
}
