package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Numbers;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.TeamPlan;
import org.looptwin.coordinate.markov.deal.Alone;
import org.looptwin.coordinate.markov.deal.Situation;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.runtime.drawing.LineChart;

/** All five coupled by flows: everybody for himself, and one plan for all. */
final class RingStudy {
  private final LoopData data;
  private final TeamPlan team;
  private final TeamPlan plan;
  private final LoopQuestion question;
  private final StochasticGame game;
  private final MarkovPerfect.Result alone;
  private final List<String> searches;
  private final boolean converged;

  RingStudy(LoopData data, LoopQuestion question) throws NoValueException {
    this.data = data;
    this.question = question;
    question.progress().accept("all five together");
    Ring ring = Ring.of(new Numbers(data, true, false));
    game = ring.game();
    team = TeamPlan.of(ring, game, Objective.SUM, question.cancelled());
    plan =
        question.objective().product()
            ? team // money moves freely: Nash's product is greatest where the sum is
            : TeamPlan.of(ring, game, question.objective(), question.cancelled());
    Alone search = new Alone(game, plan.recommended(), team.values(), question.progress());
    alone = search.found();
    searches = search.told();
    converged = search.rests(alone);
  }

  static double mean(double[] v) {
    return Arrays.stream(v).average().orElse(0);
  }

  /** [state] sum over the actors. */
  static double[] byState(double[][] values) {
    double[] sums = new double[values[0].length];
    for (double[] of : values) {
      for (int s = 0; s < sums.length; s++) {
        sums[s] += of[s];
      }
    }
    return sums;
  }

  private LineChart threeLines(double[] contract) {
    int[] order =
        java.util.stream.IntStream.range(0, game.states())
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(s -> team.values()[s]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] across = java.util.stream.IntStream.range(0, order.length).asDoubleStream().toArray();
    LineChart chart =
        new LineChart("Everybody's profit together", "states, by the team's value", "value")
            .line("team optimum", across, ordered(team.values(), order))
            .line("decentralised", across, ordered(byState(alone.values()), order));
    return contract.length == 0
        ? chart
        : chart.line("coordinated", across, ordered(contract, order));
  }

  private static double[] ordered(double[] values, int[] order) {
    return Arrays.stream(order).mapToDouble(s -> values[s]).toArray();
  }

  static double total(double[][] values) {
    return Arrays.stream(values).mapToDouble(RingStudy::mean).sum();
  }

  StochasticGame game() {
    return game;
  }

  /** What the coordinator recommends: the team's optimum, unless its weights differ. */
  TeamPlan plan() {
    return plan;
  }

  MarkovPerfect.Result alone() {
    return alone;
  }

  /** What a contract is negotiated from. */
  Situation situation() {
    return new Situation(data, question.objective(), plan.ring(), game, plan, alone);
  }

  double teamMean() {
    return mean(team.values());
  }

  void tell(Page page) {
    page.heading("All five together, coupled by flows");
    page.text(
        "%,d states, %,d pairs of state and joint action; one unit of every stock stands for %.0f of the case's.",
        game.states(), game.joint().pairs(), team.ring().unit());
    searches.forEach(line -> page.text("%s", line));
    List<String[]> rows = new ArrayList<>();
    for (Actor actor : Actor.values()) {
      rows.add(
          new String[] {
            actor.word(),
            Page.money(mean(alone.values()[actor.ordinal()])),
            Page.say("%.2g", alone.gains()[actor.ordinal()])
          });
    }
    page.table(new String[] {"actor", "alone", "could gain"}, rows);
    page.text(
        "Alone: profit still to come when everybody looks after himself, discounted with %s a period, mean over all states alike. Could gain (exploitability): most that the actor gains in any state by doing anything else while the others go on; near 0 it is an equilibrium.",
        plan.ring().gamma());
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("states", game.states());
    node.put("pairs", game.joint().pairs());
    node.put("decentralised", total(alone.values()));
    node.put("byActor", Arrays.stream(alone.values()).mapToDouble(RingStudy::mean).toArray());
    node.put("exploitability", alone.exploitability());
    node.put("converged", converged);
    node.put("team", teamMean());
    node.put("searches", searches);
    page.put("together", node);
  }

  /** The three lines. */
  void compare(Page page, double coordinated, double[] contract) {
    page.heading("Decentralised, coordinated, team: profit of all, still to come");
    page.text("decentralised equilibrium %14s", Page.money(total(alone.values())));
    page.text(
        "coordinated               %14s",
        Double.isNaN(coordinated) ? "not asked for (--contract)" : Page.money(coordinated));
    page.text("team optimum              %14s", Page.money(teamMean()));
    page.picture("three-lines", threeLines(contract));
  }
}
