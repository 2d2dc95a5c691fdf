package org.looptwin.coordinate.markov.deal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.markov.game.MarkovPerfect;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.coordinate.markov.game.Strategies;

/** Everybody for himself: from several starts; of those that rest the one with the greatest sum. */
public final class Alone {
  private static final int ROUNDS = 15;
  private static final double CONVERGED = 1e-3;

  private final double limit;
  private final List<String> told = new ArrayList<>();
  private final MarkovPerfect.Result found;

  /**
   * @param plan [state] the pair of the common plan, one of the starts
   * @param best [state] the team's values, which give the scale
   */
  public Alone(StochasticGame game, int[] plan, double[] best, Consumer<String> progress)
      throws NoValueException {
    limit = CONVERGED * Math.max(1, Arrays.stream(best).map(Math::abs).max().orElse(1));
    MarkovPerfect.Result top = null;
    for (Map.Entry<String, Strategies> start : starts(game, plan).entrySet()) {
      progress.accept("everybody for himself, from: " + start.getKey());
      MarkovPerfect.Result one =
          new MarkovPerfect(game, CONVERGED * 1e-3, ROUNDS).from(start.getValue());
      told.add(
          String.format(
              Locale.ROOT,
              "from '%s': %s after %d rounds, exploitability %.3g, total %,.1f",
              start.getKey(),
              rests(one) ? "an equilibrium" : "not converged",
              one.rounds(),
              one.exploitability(),
              total(one)));
      top = top == null || better(one, top) ? one : top;
    }
    found = top;
  }

  private static Map<String, Strategies> starts(StochasticGame game, int[] plan) {
    int[] nothing = Arrays.copyOf(game.joint().pairStart(), game.states());
    int[] everything = new int[game.states()];
    for (int s = 0; s < everything.length; s++) {
      everything[s] = game.joint().pairStart()[s + 1] - 1;
    }
    Map<String, Strategies> starts = new LinkedHashMap<>();
    starts.put("nobody does anything", Strategies.pure(game, nothing));
    starts.put("all do all they can", Strategies.pure(game, everything));
    starts.put("the common plan", Strategies.pure(game, plan));
    return starts;
  }

  public MarkovPerfect.Result found() {
    return found;
  }

  /** A line for each search. */
  public List<String> told() {
    return told;
  }

  /** Whether nobody gains anything to speak of by doing something else. */
  public boolean rests(MarkovPerfect.Result one) {
    return one.exploitability() < limit;
  }

  private boolean better(MarkovPerfect.Result one, MarkovPerfect.Result other) {
    if (rests(one) != rests(other)) {
      return rests(one);
    }
    return rests(one) ? total(one) > total(other) : one.exploitability() < other.exploitability();
  }

  /** Sum over the players of the mean over the states. */
  private static double total(MarkovPerfect.Result one) {
    return Arrays.stream(one.values())
        .mapToDouble(of -> Arrays.stream(of).average().orElse(0))
        .sum();
  }
}
