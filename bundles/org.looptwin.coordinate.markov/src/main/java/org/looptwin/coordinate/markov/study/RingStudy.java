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
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.coordinate.markov.actors.Ring;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;

/** All five coupled by flows: everybody for himself, and one plan for all. */
final class RingStudy {
  private static final int ROUNDS = 15;
  private static final double CONVERGED = 1e-3;

  private final Ring ring;
  private final LoopQuestion question;
  private final StochasticGame game;
  private final DecisionAnswer team;
  private final int[] recommended;
  private final MarkovPerfect.Result alone;
  private final List<String> searches = new ArrayList<>();

  RingStudy(Ring ring, LoopQuestion question) throws NoValueException {
    this.ring = ring;
    this.question = question;
    question.progress().accept("all five together");
    game = ring.game();
    DecisionProcess process = game.team();
    team =
        new ExactSolver()
            .solve(
                process,
                new DecisionQuestion(
                    DecisionMethod.PI,
                    1e-9,
                    0,
                    false,
                    DecisionQuestion.Learning.DEFAULT,
                    question.cancelled()));
    recommended = new int[game.states()];
    for (int s = 0; s < recommended.length; s++) {
      recommended[s] = process.pair(s, team.policy()[s]);
    }
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
    starts.put("the common plan", Strategies.pure(game, recommended));
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
    return Math.max(1, Arrays.stream(team.v()).map(Math::abs).max().orElse(1));
  }

  static double mean(double[] v) {
    return Arrays.stream(v).average().orElse(0);
  }

  static double total(double[][] values) {
    return Arrays.stream(values).mapToDouble(RingStudy::mean).sum();
  }

  Ring ring() {
    return ring;
  }

  StochasticGame game() {
    return game;
  }

  int[] recommended() {
    return recommended;
  }

  MarkovPerfect.Result alone() {
    return alone;
  }

  double teamMean() {
    return mean(team.v());
  }

  double[] teamValues() {
    return team.v();
  }

  void tell(Page page) {
    page.heading("All five together, coupled by flows");
    page.text(
        "%,d states, %,d pairs of state and joint action; one unit of every stock stands for a tenth of the greatest order.",
        game.states(), game.joint().pairs());
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
  void compare(Page page, double coordinated) {
    page.heading("Decentralised, coordinated, team");
    page.text("decentralised equilibrium %14s", Page.money(total(alone.values())));
    page.text(
        "coordinated               %14s",
        Double.isNaN(coordinated) ? "(--contract)" : Page.money(coordinated));
    page.text("team optimum              %14s", Page.money(teamMean()));
  }

  /** What each should do in a state, in words. */
  List<String> advice(int state) {
    List<String> words = new ArrayList<>();
    int[] stocks = ring.stocks(state);
    for (Actor actor : Actor.values()) {
      int own = game.action(state, actor.ordinal(), recommended[state]);
      int[] act = ring.choices(actor, stocks).get(own);
      List<String> parts = new ArrayList<>();
      for (int k = 0; k < act.length; k++) {
        if (act[k] > 0) {
          parts.add(Ring.decisions(actor)[k] + " " + act[k]);
        }
      }
      words.add(actor.word() + ": " + (parts.isEmpty() ? "nothing" : String.join(", ", parts)));
    }
    return words;
  }
}
