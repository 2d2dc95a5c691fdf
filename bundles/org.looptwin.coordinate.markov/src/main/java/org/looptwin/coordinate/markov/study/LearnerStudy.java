package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Singles;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.learn.Learning;

/** The table learners on the reduced case, ten seeds, against the optimum. */
final class LearnerStudy {
  private static final List<DecisionMethod> METHODS =
      List.of(DecisionMethod.MC, DecisionMethod.SARSA, DecisionMethod.Q, DecisionMethod.DOUBLEQ);
  private static final int SEEDS = 10;

  private final LoopData data;
  private final LoopQuestion question;

  LearnerStudy(LoopData data, LoopQuestion question) {
    this.data = data;
    this.question = question;
  }

  void tell(Page page) throws NoValueException {
    Singles singles = new Singles(new Numbers(data, true, question.literal()));
    Map<String, DecisionProcess> actors = new LinkedHashMap<>();
    actors.put("manufacturer, new", singles.manufacturerNew());
    actors.put("recycler", singles.recycler());
    page.heading(
        "Learners on the reduced case, %d seeds, %,d steps each"
            .formatted(SEEDS, question.learning().steps()));
    List<String[]> rows = new ArrayList<>();
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (Map.Entry<String, DecisionProcess> actor : actors.entrySet()) {
      double best = RingStudy.mean(new ExactSolver().optimum(actor.getValue()).v());
      LineChart chart =
          new LineChart(
              "Learning curves: " + actor.getKey(), "steps", "mean value of the learned policy");
      for (DecisionMethod method : METHODS) {
        question.progress().accept("%s by %s".formatted(actor.getKey(), method.word()));
        DecisionAnswer answer = learned(actor.getValue(), method);
        double[] reached =
            answer.runs().stream().mapToDouble(DecisionAnswer.Run::reached).toArray();
        double mean = Arrays.stream(reached).average().orElse(0);
        double least = Arrays.stream(reached).min().orElse(0);
        rows.add(
            new String[] {
              actor.getKey(),
              method.word(),
              Page.say("%.2f %%", 100 * mean),
              Page.say("%.2f %%", 100 * deviation(reached, mean)),
              Page.say("%.2f %%", 100 * least)
            });
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("actor", actor.getKey());
        node.put("method", method.word());
        node.put("reached", reached);
        nodes.add(node);
        DecisionAnswer.Run run = answer.runs().get(0);
        chart.line(
            method.word(), Arrays.stream(run.steps()).asDoubleStream().toArray(), run.curve());
      }
      double last = question.learning().steps();
      chart.line("optimum", new double[] {last / 40, last}, new double[] {best, best});
      page.picture("learning-" + actor.getKey().replaceAll("[^a-z]+", "-"), chart);
    }
    page.table(new String[] {"actor", "learner", "of the optimum", "spread", "worst seed"}, rows);
    page.put("learners", nodes);
  }

  private DecisionAnswer learned(DecisionProcess process, DecisionMethod method)
      throws NoValueException {
    DecisionQuestion.Learning given = question.learning();
    DecisionQuestion.Learning ten =
        new DecisionQuestion.Learning(
            given.steps(), given.seed(), SEEDS, given.exploration(), given.start());
    return new Learning(
            process,
            new DecisionQuestion(method, 1e-9, 0, false, ten, question.cancelled()),
            List.of())
        .answer();
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double one : values) {
      sum += (one - mean) * (one - mean);
    }
    return Math.sqrt(sum / Math.max(1, values.length - 1));
  }
}
