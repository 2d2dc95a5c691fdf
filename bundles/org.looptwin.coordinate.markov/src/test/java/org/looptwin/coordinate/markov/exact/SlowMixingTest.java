package org.looptwin.coordinate.markov.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.markov.files.JsonFiles;

class SlowMixingTest {
  /** A drawn process with gamma 0.9999: sweeps of one policy draw the bounds apart for a while. */
  @ParameterizedTest
  @EnumSource(names = {"VI", "GS", "MPI"})
  void everyMethodEndsWithinTheToleranceAndNotWhenItSeemsToStandStill(DecisionMethod method)
      throws Exception {
    DecisionProcess process =
        new JsonFiles()
            .read(Path.of(SlowMixingTest.class.getResource("/slow-mixing.json").toURI()))
            .process();
    double[] best = new ExactSolver().optimum(process).v();
    var answer = new ExactSolver().solve(process, DecisionQuestion.of(method));
    assertThat(answer.bound()).isLessThan(1e-9);
    assertThat(answer.v()).containsExactly(best, within(1e-9));
  }
}
