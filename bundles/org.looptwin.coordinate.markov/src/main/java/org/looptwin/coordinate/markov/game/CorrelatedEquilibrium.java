package org.looptwin.coordinate.markov.game;

import org.looptwin.coordinate.api.GameAnswer.Correlated;
import org.looptwin.coordinate.api.MatrixGame;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * Advice nobody gains by disobeying, chosen for the greatest (or least) sum of payoffs: a linear
 * programme with a column for each profile and a row for each advice and disobedience (Aumann
 * 1987).
 */
public final class CorrelatedEquilibrium {
  private final MatrixGame game;
  private final LinearSolver solver;

  public CorrelatedEquilibrium(MatrixGame game, LinearSolver solver) {
    this.game = game;
    this.solver = solver;
  }

  /**
   * @param sign 1 for the greatest welfare, -1 for the least
   * @throws IllegalStateException when the solver has no answer, which the theory excludes
   */
  public Correlated best(int sign) {
    LinearAnswer answer = solver.solve(model(sign), Budget.DEFAULT, Watch.NONE);
    if (!answer.hasSolution()) {
      throw new IllegalStateException(
          "The solver %s finds no correlated equilibrium: %s %s"
              .formatted(solver.name(), answer.status(), answer.message()));
    }
    double[] p = answer.x().clone();
    double[] payoffs = new double[game.players()];
    double welfare = 0;
    for (int player = 0; player < payoffs.length; player++) {
      for (int profile = 0; profile < p.length; profile++) {
        p[profile] = Math.max(0, p[profile]);
        payoffs[player] += p[profile] * game.payoff(player, profile);
      }
      welfare += payoffs[player];
    }
    return new Correlated(p, payoffs, welfare, gain(p));
  }

  private LinearModel model(int sign) {
    LinearModel.Builder model = LinearModel.builder("correlated");
    int whole = model.row("sum", 1, 1);
    for (int profile = 0; profile < game.profiles(); profile++) {
      double welfare = 0;
      for (int player = 0; player < game.players(); player++) {
        welfare += game.payoff(player, profile);
      }
      model.column("p" + profile, 0, 1, -sign * welfare);
      model.entry(whole, profile, 1);
    }
    for (int player = 0; player < game.players(); player++) {
      for (int advised = 0; advised < game.actions(player); advised++) {
        for (int done = 0; done < game.actions(player); done++) {
          if (done != advised) {
            obey(model, player, advised, done);
          }
        }
      }
    }
    return model.build();
  }

  private void obey(LinearModel.Builder model, int player, int advised, int done) {
    int row =
        model.row("obey %d %d %d".formatted(player, advised, done), 0, Double.POSITIVE_INFINITY);
    int stride = game.stride(player);
    for (int profile = 0; profile < game.profiles(); profile++) {
      if (game.action(player, profile) == advised) {
        double other = game.payoff(player, profile + (done - advised) * stride);
        model.entry(row, profile, game.payoff(player, profile) - other);
      }
    }
  }

  /** Most that a player gains by one disobedience. */
  private double gain(double[] p) {
    double most = 0;
    for (int player = 0; player < game.players(); player++) {
      int stride = game.stride(player);
      for (int advised = 0; advised < game.actions(player); advised++) {
        for (int done = 0; done < game.actions(player); done++) {
          double gain = 0;
          for (int profile = 0; profile < p.length; profile++) {
            if (game.action(player, profile) == advised) {
              gain +=
                  p[profile]
                      * (game.payoff(player, profile + (done - advised) * stride)
                          - game.payoff(player, profile));
            }
          }
          most = Math.max(most, gain);
        }
      }
    }
    return most;
  }
}
