package org.looptwin.coordinate.markov.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.Exploration;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.Oracle;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Singles;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.exact.Textbook;

class LearningTest {
  private static final DecisionProcess MAKER =
      new Singles(new Numbers(Given.loop(), true, false)).manufacturerNew();
  private static final DecisionProcess RECYCLER =
      new Singles(new Numbers(Given.loop(), true, false)).recycler();

  private static DecisionAnswer learned(
      DecisionProcess process,
      DecisionMethod method,
      Exploration exploration,
      long steps,
      int runs,
      int start)
      throws NoValueException {
    DecisionQuestion question =
        DecisionQuestion.of(method)
            .learning(new DecisionQuestion.Learning(steps, 1, runs, exploration, start));
    return new Learning(process, question, List.of()).answer();
  }

  @ParameterizedTest
  @EnumSource(names = {"MC", "SARSA", "Q", "DOUBLEQ"})
  void everyTableReachesNinetyEightPercentOverTenSeedsAndNeverMoreThanTheOptimum(
      DecisionMethod method) throws NoValueException {
    for (DecisionProcess process : List.of(MAKER, RECYCLER)) {
      DecisionAnswer sooner = learned(process, method, Exploration.EPSILON, 100_000, 10, -1);
      assertThat(reached(sooner).average().orElse(0)).isGreaterThan(0.98);
      DecisionAnswer answer = learned(process, method, Exploration.EPSILON, 200_000, 10, -1);
      assertThat(reached(answer).min().orElse(0)).isGreaterThan(0.98);
      double[] best = new ExactSolver().optimum(process).v();
      for (int s = 0; s < best.length; s++) {
        assertThat(answer.v()[s]).isLessThanOrEqualTo(best[s] + 1e-7);
      }
    }
  }

  private static DoubleStream reached(DecisionAnswer answer) {
    return answer.runs().stream().mapToDouble(DecisionAnswer.Run::reached);
  }

  @ParameterizedTest
  @EnumSource(Exploration.class)
  void everyWayOfExploringLeadsThere(Exploration exploration) throws NoValueException {
    DecisionAnswer answer = learned(RECYCLER, DecisionMethod.Q, exploration, 200_000, 3, -1);
    double mean =
        answer.runs().stream().mapToDouble(DecisionAnswer.Run::reached).average().orElse(0);
    assertThat(mean).isGreaterThan(0.95);
  }

  @Test
  void atTheCliffQLearningTakesTheEdge() throws NoValueException {
    DecisionAnswer edge =
        learned(Textbook.cliff(), DecisionMethod.Q, Exploration.EPSILON, 300_000, 1, 36);
    assertThat(edge.v()[36]).isEqualTo(-13);
  }

  /** With one action to each state learning it is predicting: by steps (SARSA) and by episodes. */
  @ParameterizedTest
  @EnumSource(names = {"SARSA", "MC"})
  void theRandomWalkIsPredictedWithinTheBooksError(DecisionMethod method) {
    Oracle oracle = Oracle.read("mdp-18-randomwalk-td");
    double[] v = Oracle.numbers(oracle.expected().get("v"));
    DecisionProcess walk = Textbook.walk(v.length);
    double squares = 0;
    for (int seed = 1; seed <= 100; seed++) {
      TableLearner learner =
          new TableLearner(
              walk, method, new DecisionQuestion.Learning(10_000, seed, 1, Exploration.EPSILON, 3));
      learner.learn((now, at) -> {}, 10_000, () -> false);
      for (int s = 0; s < v.length; s++) {
        squares += Math.pow(learner.estimates()[s] - v[s], 2);
      }
    }
    assertThat(Math.sqrt(squares / 100 / v.length)).isLessThan(0.06);
  }

  @Test
  void equalSeedsLearnEqually() throws NoValueException {
    DecisionAnswer one =
        learned(RECYCLER, DecisionMethod.SARSA, Exploration.SOFTMAX, 20_000, 2, -1);
    DecisionAnswer two =
        learned(RECYCLER, DecisionMethod.SARSA, Exploration.SOFTMAX, 20_000, 2, -1);
    assertThat(one.policy()).containsExactly(two.policy());
    assertThat(one.runs().get(1).curve()).containsExactly(two.runs().get(1).curve());
  }

  @Test
  void withoutARuntimeADeepLearnerIsRefusedInWords() {
    assertThatThrownBy(() -> learned(RECYCLER, DecisionMethod.DQN, Exploration.EPSILON, 100, 1, -1))
        .hasMessageContaining("PyTorch")
        .hasMessageContaining("Maybe");
  }
}
