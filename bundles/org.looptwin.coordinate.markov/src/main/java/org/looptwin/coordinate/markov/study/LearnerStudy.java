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
import org.looptwin.runtime.drawing.LineChart;

/** The table learners on the reduced case, ten seeds, against the optimum. */
final class LearnerStudy {
  private static final List<DecisionMethod> METHODS =
      List.of(DecisionMethod.MC, DecisionMethod.SARSA, DecisionMethod.Q, DecisionMethod.DOUBLEQ);
  private static final int SEEDS = 10;
  private static final double GOAL = 0.98;

  private static final double[] GAMMAS = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  private final LoopData data;
  private final LoopQuestion question;

  LearnerStudy(LoopData data, LoopQuestion question) {
    this.data = data;
    this.question = question;
  }

  /** Small enough for tables and many seeds. */
  private static Map<String, DecisionProcess> actors(LoopData data, boolean literal) {
    Singles singles = new Singles(new Numbers(data, true, literal));
    Map<String, DecisionProcess> actors = new LinkedHashMap<>();
    actors.put("manufacturer, new", singles.manufacturerNew());
    actors.put("recycler", singles.recycler());
    return actors;
  }

  /** The same for discounts of 0.1 to 0.9: how near each learner comes, and how soon. */
  void sweep(Page page) throws NoValueException {
    page.heading(
        "Learners by discount, %d seeds, %,d steps each"
            .formatted(SEEDS, question.learning().steps()));
    List<String[]> rows = new ArrayList<>();
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (String actor : actors(data, question.literal()).keySet()) {
      LineChart soon =
          new LineChart(
              "Q-learning by discount: " + actor,
              "steps",
              "share of the optimum, mean of the seeds");
      double[][] reached = new double[METHODS.size()][GAMMAS.length];
      for (int g = 0; g < GAMMAS.length; g++) {
        Map<String, Double> settings = new java.util.HashMap<>(data.settings());
        settings.put("gamma", GAMMAS[g]);
        DecisionProcess process = actors(data.settings(settings), question.literal()).get(actor);
        double best = RingStudy.mean(new ExactSolver().optimum(process).v());
        for (int m = 0; m < METHODS.size(); m++) {
          question
              .progress()
              .accept("%s, %s, gamma %s".formatted(actor, METHODS.get(m).word(), GAMMAS[g]));
          DecisionAnswer answer = learned(process, METHODS.get(m));
          reached[m][g] =
              answer.runs().stream().mapToDouble(DecisionAnswer.Run::reached).average().orElse(0);
          if (METHODS.get(m) == DecisionMethod.Q) {
            Curves curves = Curves.of(answer.runs(), question.learning().steps());
            soon.line("gamma " + GAMMAS[g], curves.steps(), curves.share(best));
          }
        }
        rows.add(row(actor, g, reached));
      }
      LineChart near =
          new LineChart("Reached by discount: " + actor, "gamma", "share of the optimum");
      for (int m = 0; m < METHODS.size(); m++) {
        near.line(METHODS.get(m).word(), GAMMAS, reached[m]);
        nodes.add(
            Map.of(
                "actor",
                actor,
                "method",
                METHODS.get(m).word(),
                "gamma",
                GAMMAS,
                "reached",
                reached[m]));
      }
      String name = actor.replaceAll("[^a-z]+", "-");
      page.picture("sweep-curves-" + name, soon);
      page.picture("sweep-reached-" + name, near);
    }
    page.table(new String[] {"actor", "gamma", "mc", "sarsa", "q", "doubleq"}, rows);
    page.put("learnersSweep", nodes);
  }

  private static String[] row(String actor, int g, double[][] reached) {
    String[] row = new String[2 + METHODS.size()];
    row[0] = actor;
    row[1] = Page.say("%.1f", GAMMAS[g]);
    for (int m = 0; m < METHODS.size(); m++) {
      row[m + 2] = Page.say("%.2f %%", 100 * reached[m][g]);
    }
    return row;
  }

  void tell(Page page) throws NoValueException {
    Map<String, DecisionProcess> actors = actors(data, question.literal());
    page.heading(
        "Learners on the reduced case, %d seeds, %,d steps each"
            .formatted(SEEDS, question.learning().steps()));
    List<String[]> rows = new ArrayList<>();
    List<Map<String, Object>> nodes = new ArrayList<>();
    for (Map.Entry<String, DecisionProcess> actor : actors.entrySet()) {
      double best = RingStudy.mean(new ExactSolver().optimum(actor.getValue()).v());
      LineChart chart =
          new LineChart(
              "Learning curves: " + actor.getKey(),
              "steps",
              "mean value of the learned policy; band: all seeds");
      for (DecisionMethod method : METHODS) {
        question.progress().accept("%s by %s".formatted(actor.getKey(), method.word()));
        DecisionAnswer answer = learned(actor.getValue(), method);
        double[] reached =
            answer.runs().stream().mapToDouble(DecisionAnswer.Run::reached).toArray();
        double mean = Arrays.stream(reached).average().orElse(0);
        Curves curves = Curves.of(answer.runs(), question.learning().steps());
        double least = Arrays.stream(reached).min().orElse(0);
        rows.add(
            new String[] {
              actor.getKey(),
              method.word(),
              Page.say("%.2f %%", 100 * mean),
              Page.say("%.2f %%", 100 * deviation(reached, mean)),
              Page.say("%.2f %%", 100 * least),
              Double.isNaN(curves.reaches(GOAL * best))
                  ? "-"
                  : Page.say("%,.0f", curves.reaches(GOAL * best))
            });
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("actor", actor.getKey());
        node.put("method", method.word());
        node.put("reached", reached);
        node.put("mean", mean);
        node.put("steps", question.learning().steps());
        node.put("stepsTo98", nullable(curves.reaches(GOAL * best)));
        nodes.add(node);
        chart.banded(method.word(), curves.steps(), curves.mean(), curves.least(), curves.most());
      }
      double last = question.learning().steps();
      chart.line("optimum", new double[] {last / 40, last}, new double[] {best, best});
      page.picture("learning-" + actor.getKey().replaceAll("[^a-z]+", "-"), chart);
    }
    page.table(
        new String[] {"actor", "learner", "of the optimum", "spread", "worst seed", "98 % after"},
        rows);
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

  private static Double nullable(double value) {
    return Double.isNaN(value) ? null : value;
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double one : values) {
      sum += (one - mean) * (one - mean);
    }
    return Math.sqrt(sum / Math.max(1, values.length - 1));
  }
}
