package org.looptwin.coordinate.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.DeepLearner;
import org.looptwin.coordinate.api.Exploration;
import org.looptwin.coordinate.api.ProcessBuilder;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.looptwin.runtime.djl.TorchRuntime;

class DeepLearnersTest {
  private static NeuralRuntime runtime;

  @BeforeAll
  static void open() {
    runtime = new TorchRuntime();
    assumeTrue(runtime.missing().isEmpty(), "PyTorch is there");
  }

  /**
   * Six places in a row; action 7 goes right, action 3 left where it can; 1 for arriving at the
   * right end, 0.02 for going back to the left: greed for the near reward is a trap.
   */
  private static DecisionProcess corridor() {
    ProcessBuilder builder = new ProcessBuilder(6, 0.95);
    for (int s = 0; s < 5; s++) {
      builder.transition(s, 7, s + 1, 1).reward(s, 7, s == 4 ? 1 : 0);
      if (s > 0) {
        builder.transition(s, 3, s - 1, 1).reward(s, 3, s == 1 ? 0.02 : 0);
      }
    }
    return builder.build();
  }

  private static double[][] oneOfMany(int states) {
    double[][] features = new double[states][states];
    for (int s = 0; s < states; s++) {
      features[s][s] = 1;
    }
    return features;
  }

  private static int[] learned(DeepLearner learner) {
    return learner.learn(
        corridor(),
        oneOfMany(6),
        new DecisionQuestion.Learning(4_096, 1, 1, Exploration.EPSILON, -1),
        (policy, steps) -> assertThat(policy[0]).as("the only feasible action").isEqualTo(7),
        () -> false);
  }

  @Test
  void theQNetworkFindsTheWayAndNeverTakesWhatIsNotFeasible() {
    assertThat(learned(new DqnLearner(runtime))).containsExactly(7, 7, 7, 7, 7, -1);
  }

  @Test
  void proximalPolicyOptimisationDoesToo() {
    assertThat(learned(new PpoLearner(runtime))).containsExactly(7, 7, 7, 7, 7, -1);
  }
}
