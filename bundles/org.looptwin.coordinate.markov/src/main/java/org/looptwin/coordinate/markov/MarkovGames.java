package org.looptwin.coordinate.markov;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.looptwin.coordinate.api.GameAnswer;
import org.looptwin.coordinate.api.GameAnswer.Equilibrium;
import org.looptwin.coordinate.api.GameSolver;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.coordinate.markov.game.CorrelatedEquilibrium;
import org.looptwin.coordinate.markov.game.ExtremeEquilibria;
import org.looptwin.coordinate.markov.game.LemkeHowson;
import org.looptwin.coordinate.markov.game.Play;
import org.looptwin.coordinate.markov.game.PureEquilibria;
import org.looptwin.coordinate.markov.game.RepeatedGame;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Equilibria of games in normal form. */
@Component
public final class MarkovGames implements GameSolver {
  private static final int ROUNDS = 20_000;
  private static final int MOST_COLUMNS = 20_000;

  private final LinearSolvers solvers;

  @Activate
  public MarkovGames(@Reference LinearSolvers solvers) {
    this.solvers = solvers;
  }

  @Override
  public GameAnswer solve(MatrixGame game, double delta) {
    List<int[]> pure = new PureEquilibria(game).all();
    List<Equilibrium> byLabel = game.players() == 2 ? byLabel(game) : List.of();
    boolean complete = game.players() > 2 || new ExtremeEquilibria(game).feasible();
    return new GameAnswer(
        equilibria(game, complete, byLabel, pure),
        complete,
        byLabel,
        pure,
        game.profiles() > MOST_COLUMNS
            ? null
            : solvers.best().map(one -> new CorrelatedEquilibrium(game, one).best(1)).orElse(null),
        new Play(game).bestResponses(ROUNDS),
        new Play(game).fictitious(ROUNDS),
        value(game, byLabel),
        delta > 0 && game.players() == 2 ? new RepeatedGame(game, delta).vertices() : List.of());
  }

  private static List<Equilibrium> byLabel(MatrixGame game) {
    LemkeHowson paths = new LemkeHowson(game);
    List<Equilibrium> ends = new ArrayList<>();
    for (int label = 0; label < paths.labels(); label++) {
      Optional<Equilibrium> end = paths.from(label);
      ends.add(end.orElse(null));
    }
    return ends;
  }

  private static List<Equilibrium> equilibria(
      MatrixGame game, boolean complete, List<Equilibrium> byLabel, List<int[]> pure) {
    if (game.players() == 2 && complete) {
      return new ExtremeEquilibria(game).all();
    }
    List<Equilibrium> found = new ArrayList<>();
    for (int[] actions : pure) {
      List<double[]> strategies = new ArrayList<>();
      for (int player = 0; player < actions.length; player++) {
        double[] mix = new double[game.actions(player)];
        mix[actions[player]] = 1;
        strategies.add(mix);
      }
      found.add(Equilibrium.of(game, strategies));
    }
    for (Equilibrium one : byLabel) {
      if (one != null && found.stream().noneMatch(other -> same(one, other))) {
        found.add(one);
      }
    }
    return found;
  }

  private static boolean same(Equilibrium one, Equilibrium other) {
    for (int player = 0; player < one.strategies().size(); player++) {
      for (int a = 0; a < one.strategies().get(player).length; a++) {
        double apart = one.strategies().get(player)[a] - other.strategies().get(player)[a];
        if (Math.abs(apart) > 1e-8) {
          return false;
        }
      }
    }
    return true;
  }

  /** NaN where the payoffs do not sum to a constant. */
  private static double value(MatrixGame game, List<Equilibrium> byLabel) {
    if (game.players() > 2) {
      return Double.NaN;
    }
    double sum = game.payoff(0, 0) + game.payoff(1, 0);
    for (int profile = 1; profile < game.profiles(); profile++) {
      double other = game.payoff(0, profile) + game.payoff(1, profile);
      if (Math.abs(other - sum) > 1e-12 * Math.max(1, Math.abs(sum))) {
        return Double.NaN;
      }
    }
    return byLabel.stream()
        .filter(one -> one != null)
        .mapToDouble(one -> one.payoffs()[0])
        .findFirst()
        .orElse(Double.NaN);
  }
}
