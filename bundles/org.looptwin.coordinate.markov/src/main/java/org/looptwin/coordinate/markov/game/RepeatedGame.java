package org.looptwin.coordinate.markov.game;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.coordinate.api.MatrixGame;

/**
 * Payoffs of subgame-perfect equilibria in pure actions of a repeated game of two players with
 * perfect monitoring (Abreu and Sannikov 2014): for each profile the payoff itself where it needs
 * no incentive, else the corners where an incentive binds, until the hull no longer shrinks.
 */
public final class RepeatedGame {
  private static final int MOST = 5_000;
  private static final double SAME = 1e-10;

  private final MatrixGame game;
  private final double delta;

  /**
   * @param delta discount, above 0 and below 1
   */
  public RepeatedGame(MatrixGame game, double delta) {
    this.game = game;
    this.delta = delta;
  }

  /**
   * Corners of the set of payoffs, against the clock's sense; empty when there is no equilibrium.
   */
  public List<double[]> vertices() {
    Polygon set = new Polygon(stagePayoffs());
    double[] threat = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int player = 0; player < 2; player++) {
      threat[player] = minmax(player);
    }
    for (int round = 0; round < MOST; round++) {
      List<double[]> points = new ArrayList<>();
      for (int profile = 0; profile < game.profiles(); profile++) {
        points.addAll(payoffs(profile, set, threat));
      }
      Polygon next = new Polygon(points);
      if (next.empty()) {
        return List.of();
      }
      for (int player = 0; player < 2; player++) {
        threat[player] = Math.max(threat[player], next.least(player));
      }
      double moved = next.distance(set);
      set = next;
      if (moved < SAME) {
        break;
      }
    }
    return set.corners();
  }

  private List<double[]> stagePayoffs() {
    List<double[]> points = new ArrayList<>();
    for (int profile = 0; profile < game.profiles(); profile++) {
      points.add(new double[] {game.payoff(0, profile), game.payoff(1, profile)});
    }
    return points;
  }

  private double bestDeviation(int player, int profile) {
    int stride = game.stride(player);
    int first = profile - game.action(player, profile) * stride;
    double best = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < game.actions(player); a++) {
      best = Math.max(best, game.payoff(player, first + a * stride));
    }
    return best;
  }

  private double minmax(int player) {
    double least = Double.POSITIVE_INFINITY;
    for (int profile = 0; profile < game.profiles(); profile++) {
      least = Math.min(least, bestDeviation(player, profile));
    }
    return least;
  }

  private List<double[]> payoffs(int profile, Polygon set, double[] threat) {
    double[] now = {game.payoff(0, profile), game.payoff(1, profile)};
    double[] need = new double[2];
    for (int player = 0; player < 2; player++) {
      double gain = bestDeviation(player, profile) - now[player];
      need[player] = threat[player] + (1 - delta) / delta * gain;
    }
    List<double[]> later =
        now[0] >= need[0] - SAME && now[1] >= need[1] - SAME && set.contains(now)
            ? List.of(now)
            : set.binding(need);
    List<double[]> points = new ArrayList<>();
    for (double[] w : later) {
      points.add(
          new double[] {(1 - delta) * now[0] + delta * w[0], (1 - delta) * now[1] + delta * w[1]});
    }
    return points;
  }
}
