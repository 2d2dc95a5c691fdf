package org.looptwin.coordinate.markov.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.ProcessBuilder;

class CancelledTest {
  private static final int STATES = 20_000;

  /** A walk that takes some 10^8 steps on the way to its end. */
  private static DecisionProcess walk(double gamma) {
    ProcessBuilder builder = new ProcessBuilder(STATES, gamma);
    for (int s = 0; s < STATES - 1; s++) {
      builder.transition(s, 0, s + 1, 0.5);
      builder.transition(s, 0, Math.max(0, s - 1), 0.5);
      builder.reward(s, 0, s % 3 - 1.0);
    }
    return builder.build();
  }

  /** Asked five times in a sweep, so 12 times are the third sweep at most. */
  @ParameterizedTest
  @CsvSource({
    "VI,1,0",
    "VI,0.99999,0",
    "GS,0.99999,0",
    "MPI,0.99999,0",
    "PI,0.99999,0",
    "VI,0.9,9"
  })
  void whoIsAskedToStopStopsInTheMiddleOfASweep(DecisionMethod method, double gamma, int horizon) {
    AtomicInteger asked = new AtomicInteger();
    DecisionQuestion question =
        new DecisionQuestion(
            method,
            1e-9,
            horizon,
            false,
            DecisionQuestion.Learning.DEFAULT,
            () -> asked.incrementAndGet() >= 12);
    assertThatThrownBy(() -> new ExactSolver().solve(walk(gamma), question))
        .isInstanceOf(NoValueException.class)
        .hasMessage("stopped before it was solved, as asked");
    assertThat(asked).hasValue(12);
  }

  @Test
  void aHorizonWhoseTablesDoNotFitIsRefusedWithTheirSizes() throws Exception {
    DecisionProcess process = walk(0.9);
    DecisionQuestion question = DecisionQuestion.of(DecisionMethod.VI);
    // 40,000 entries and 20,000 pairs take 0.8 MB; a step 20,000 x 12 bytes
    ExactSolver solver = new ExactSolver(new TableMemory(1_300_000));
    assertThat(solver.solve(process, question.over(1)).stageV()).hasNumberOfRows(2);
    assertThatThrownBy(() -> solver.solve(process, question.over(100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 steps (--horizon) of 20,000 states: values and actions of every")
        .hasMessageContaining("need 25 MB, expected 1 MB at most. Maybe fewer steps");
  }
}
