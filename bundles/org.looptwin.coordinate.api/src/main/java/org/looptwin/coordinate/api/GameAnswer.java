package org.looptwin.coordinate.api;

import java.util.List;

/**
 * What was found for a game. Every part says how far it is from an equilibrium.
 *
 * @param equilibria for two players: all extreme equilibria where the game is small enough to list
 *     them, else those of Lemke-Howson; for more players the pure ones
 * @param complete whether {@link #equilibria} are all (extreme) ones; for more than two players all
 *     pure ones
 * @param byLabel two players: where Lemke-Howson ends from each label, rows first
 * @param pure [equilibrium][player] actions
 * @param correlated the correlated equilibrium of greatest welfare, null without a linear solver
 * @param bestResponse where best responses in turns end; a cycle is said
 * @param fictitious the averages of fictitious play
 * @param value what the row player gets, for two players whose payoffs sum to a constant, else NaN
 * @param repeated [vertex][player] payoffs of subgame-perfect equilibria of the game repeated with
 *     a discount, empty where none was asked for
 */
public record GameAnswer(
    List<Equilibrium> equilibria,
    boolean complete,
    List<Equilibrium> byLabel,
    List<int[]> pure,
    Correlated correlated,
    Dynamics bestResponse,
    Dynamics fictitious,
    double value,
    List<double[]> repeated) {

  /**
   * @param strategies [player][action] probabilities
   * @param payoffs [player]
   * @param exploitability most that a player gains by another action
   */
  public record Equilibrium(List<double[]> strategies, double[] payoffs, double exploitability) {
    public static Equilibrium of(MatrixGame game, List<double[]> strategies) {
      double[] payoffs = new double[game.players()];
      for (int player = 0; player < payoffs.length; player++) {
        payoffs[player] = game.value(player, strategies);
      }
      return new Equilibrium(strategies, payoffs, game.exploitability(strategies));
    }
  }

  /**
   * @param distribution [profile]
   * @param welfare sum of all payoffs
   * @param exploitability most that a player gains by disobeying an advice
   */
  public record Correlated(
      double[] distribution, double[] payoffs, double welfare, double exploitability) {}

  /**
   * Where play in rounds led.
   *
   * @param cycle length of the cycle it ran into, 1 where it came to rest, 0 where neither
   */
  public record Dynamics(Equilibrium end, long rounds, int cycle) {}
}
