package org.looptwin.coordinate.markov.learn;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionAnswer.Run;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.DeepLearner;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.exact.Chain;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.exact.Greedy;

/**
 * Lets a learner run once for each seed, follows what its policy is really worth, and compares with
 * the optimum that is computed.
 */
public final class Learning {
  private static final int POINTS = 40;
  private static final int ENDLESS = 1_000;

  private final DecisionProcess process;
  private final DecisionQuestion question;
  private final List<DeepLearner> deep;
  private final int[] starts;

  public Learning(DecisionProcess process, DecisionQuestion question, List<DeepLearner> deep) {
    this.process = process;
    this.question = question;
    this.deep = deep;
    this.starts = Dice.starts(process, question.learning().start());
  }

  /** The run that ended best is the answer; all are told. */
  public DecisionAnswer answer() throws NoValueException {
    double[] best = new ExactSolver().solve(process, computed()).v();
    List<Run> runs = new ArrayList<>();
    int[] chosen = null;
    for (int run = 0; run < question.learning().runs(); run++) {
      int[] pairs = run(question.learning().seed() + run, best, runs);
      Run last = runs.get(runs.size() - 1);
      if (chosen == null || mean(values(pairs)) > mean(values(chosen))) {
        chosen = pairs;
      }
      if (question.cancelled().getAsBoolean()) {
        throw new NoValueException("stopped in the run of seed %d".formatted(last.seed()));
      }
    }
    double[] v = values(chosen);
    double bound = 0;
    for (int s = 0; s < v.length; s++) {
      bound = Math.max(bound, best[s] - v[s]);
    }
    return new DecisionAnswer(
        v,
        Greedy.actions(process, chosen),
        question.learning().steps(),
        bound,
        Double.NaN,
        null,
        null,
        runs);
  }

  /** The optimum, as exactly as rounding allows. */
  private DecisionQuestion computed() {
    return new DecisionQuestion(
        DecisionMethod.PI,
        DecisionQuestion.TOLERANCE,
        0,
        false,
        question.learning(),
        question.cancelled());
  }

  private int[] run(long seed, double[] best, List<Run> runs) {
    var setting = question.learning();
    var own =
        new DecisionQuestion.Learning(
            setting.steps(), seed, 1, setting.exploration(), setting.start());
    List<Long> steps = new ArrayList<>();
    List<Double> curve = new ArrayList<>();
    long every = Math.max(1, setting.steps() / POINTS);
    int[] pairs =
        question.method().deep()
            ? deep(own, steps, curve)
            : new TableLearner(process, question.method(), own)
                .learn((now, at) -> note(now, at, steps, curve), every, question.cancelled());
    note(pairs, setting.steps(), steps, curve);
    runs.add(
        new Run(
            seed,
            reached(mean(values(pairs)), mean(best)),
            steps.stream().mapToLong(Long::longValue).toArray(),
            curve.stream().mapToDouble(Double::doubleValue).toArray()));
    return pairs;
  }

  private int[] deep(DecisionQuestion.Learning own, List<Long> steps, List<Double> curve) {
    DeepLearner learner =
        deep.stream()
            .filter(one -> one.method() == question.method())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "method %s needs PyTorch, which is not there on this machine. Maybe --method q"
                            .formatted(question.method().word())));
    int[] actions =
        learner.learn(
            process,
            new Features(process).all(),
            own,
            (now, at) -> note(pairs(now), at, steps, curve),
            question.cancelled());
    return pairs(actions);
  }

  private int[] pairs(int[] actions) {
    int[] pairs = new int[actions.length];
    for (int s = 0; s < pairs.length; s++) {
      pairs[s] = actions[s] < 0 ? -1 : process.pair(s, actions[s]);
    }
    return pairs;
  }

  private void note(int[] pairs, long at, List<Long> steps, List<Double> curve) {
    if (steps.isEmpty() || steps.get(steps.size() - 1) < at) {
      steps.add(at);
      curve.add(mean(values(pairs)));
    }
  }

  /** Share of the optimum; of a loss, the optimum's share of it. */
  static double reached(double value, double best) {
    if (Math.abs(best) < 1e-12) {
      return Math.abs(value) < 1e-9 ? 1 : 0;
    }
    return best > 0 ? value / best : best / value;
  }

  private double[] values(int[] pairs) {
    Chain chain = Chain.of(process, pairs);
    return process.gamma() < 1 ? chain.values() : chain.values(ENDLESS);
  }

  private double mean(double[] v) {
    double sum = 0;
    for (int start : starts) {
      sum += v[start];
    }
    return sum / starts.length;
  }
}
