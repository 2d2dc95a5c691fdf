package org.looptwin.coordinate.markov.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.actors.TeamPlan;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;

/** All five coupled by flows: everybody for himself, and one plan for all. */
final class RingStudy {
  private static final int ROUNDS = 15;
  private static final double CONVERGED = 1e-3;

  private final TeamPlan team;
  private final TeamPlan plan;
  private final LoopQuestion question;
  private final StochasticGame game;
  private final MarkovPerfect.Result alone;
  private final List<String> searches = new ArrayList<>();

  RingStudy(Ring ring, LoopQuestion question) throws NoValueException {
    this.question = question;
    question.progress().accept("all five together");
    game = ring.game();
    team = TeamPlan.of(ring, game, Objective.SUM, question.cancelled());
    plan =
        question.objective().product()
            ? team // money moves freely: Nash's product is greatest where the sum is
            : TeamPlan.of(ring, game, question.objective(), question.cancelled());
    alone = search();
  }

  /** From several starts; of those that came to rest the one with the greatest sum. */
  private MarkovPerfect.Result search() throws NoValueException {
    int[] nothing = Arrays.copyOf(game.joint().pairStart(), game.states());
    int[] everything = new int[game.states()];
    for (int s = 0; s < everything.length; s++) {
      everything[s] = game.joint().pairStart()[s + 1] - 1;
    }
    Map<String, Strategies> starts = new LinkedHashMap<>();
    starts.put("nobody does anything", Strategies.pure(game, nothing));
    starts.put("all do all they can", Strategies.pure(game, everything));
    starts.put("the common plan", Strategies.pure(game, plan.recommended()));
    MarkovPerfect.Result best = null;
    for (Map.Entry<String, Strategies> start : starts.entrySet()) {
      question.progress().accept("everybody for himself, from: " + start.getKey());
      MarkovPerfect.Result found =
          new MarkovPerfect(game, CONVERGED * 1e-3, ROUNDS).from(start.getValue());
      boolean rests = found.exploitability() < CONVERGED * scale();
      searches.add(
          Page.say(
              "from '%s': %s after %d rounds, exploitability %.3g, total %s",
              start.getKey(),
              rests ? "an equilibrium" : "not converged",
              found.rounds(),
              found.exploitability(),
              Page.money(total(found.values()))));
      if (best == null || better(found, best)) {
        best = found;
      }
    }
    return best;
  }

  private boolean better(MarkovPerfect.Result one, MarkovPerfect.Result other) {
    double limit = CONVERGED * scale();
    boolean rests = one.exploitability() < limit;
    if (rests != other.exploitability() < limit) {
      return rests;
    }
    return rests
        ? total(one.values()) > total(other.values())
        : one.exploitability() < other.exploitability();
  }

  private double scale() {
    return Math.max(1, Arrays.stream(team.values()).map(Math::abs).max().orElse(1));
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
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("states", game.states());
    node.put("pairs", game.joint().pairs());
    node.put("decentralised", total(alone.values()));
    node.put("byActor", Arrays.stream(alone.values()).mapToDouble(RingStudy::mean).toArray());
    node.put("exploitability", alone.exploitability());
    node.put("converged", alone.exploitability() < CONVERGED * scale());
    node.put("team", teamMean());
    node.put("searches", searches);
    page.put("together", node);
  }

  /** The three lines. */
  void compare(Page page, double coordinated, double[] contract) {
    page.heading("Decentralised, coordinated, team");
    page.text("decentralised equilibrium %14s", Page.money(total(alone.values())));
    page.text(
        "coordinated               %14s",
        Double.isNaN(coordinated) ? "(--contract)" : Page.money(coordinated));
    page.text("team optimum              %14s", Page.money(teamMean()));
    page.picture("three-lines", threeLines(contract));
  }
}
