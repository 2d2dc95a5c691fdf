package org.looptwin.coordinate.markov.contract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.markov.exact.Chain;
import org.looptwin.coordinate.markov.game.StochasticGame;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;

/**
 * Finds the contract with the least penalties under which everybody gains and nobody gains by
 * deviating. Its linear programme has as columns what the contract is worth, {@code V_i(s)}, and
 * the penalties {@code F_i}; the transfers are {@code tau_i = V_i - gamma P V_i - r_i}. Rows:
 *
 * <ul>
 *   <li>budget: {@code sum_i V_i(s)} is the plan's value, so that transfers sum to zero;
 *   <li>participation: {@code V_i(s)} is at least what i has alone, in every state; the least
 *       surplus is made as great as it can be, after the penalties;
 *   <li>incentive, for every other action d of i: {@code V_i(s) >= r_i(s, d) + (1 - p) tau_i(s) - p
 *       F_i + gamma P_d V_i}. That no single deviation pays is enough (one-shot deviations).
 * </ul>
 */
public final class ContractDesign {
  private static final double SURPLUS_WEIGHT = 1e-3;

  private final StochasticGame game;
  private final int[] recommended;
  private final double[][] alone;
  private final double detection;
  private final LinearSolver solver;
  private final double[] shares;
  private final double unit;

  /**
   * @param recommended [state] pair all are to play
   * @param alone [player][state] what each has without a contract
   * @param detection chance that a deviation is seen, above 0
   */
  public ContractDesign(
      StochasticGame game,
      int[] recommended,
      double[][] alone,
      double detection,
      LinearSolver solver) {
    this(game, recommended, alone, detection, solver, new double[0]);
  }

  private ContractDesign(
      StochasticGame game,
      int[] recommended,
      double[][] alone,
      double detection,
      LinearSolver solver,
      double[] shares) {
    this.game = game;
    this.recommended = recommended;
    this.alone = alone;
    this.detection = detection;
    this.solver = solver;
    this.shares = shares;
    double most = 1;
    for (double[] of : game.reward()) {
      most = Math.max(most, Arrays.stream(of).map(Math::abs).max().orElse(1));
    }
    unit = most;
  }

  /**
   * The same with the surplus over being alone split by weight in every state: with payments free
   * to move, that is where {@code prod (V_i - alone_i)^weight_i} is greatest (Nash 1950).
   *
   * @param weights [player] positive
   */
  public ContractDesign sharing(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return new ContractDesign(
        game,
        recommended,
        alone,
        detection,
        solver,
        Arrays.stream(weights).map(one -> one / sum).toArray());
  }

  /** What a player has in a state when the surplus is split by weight. */
  private double shared(int player, int state, double total) {
    double surplus = total;
    for (double[] of : alone) {
      surplus -= of[state];
    }
    return alone[player][state] + shares[player] * surplus;
  }

  /**
   * @throws IllegalStateException when the plan is worth less than what all have alone somewhere
   */
  public Contract contract() {
    double[] total = Chain.of(game.team(), recommended).values();
    LinearAnswer answer = solver.solve(model(total), Budget.DEFAULT, Watch.NONE);
    if (!answer.hasSolution()) {
      throw new IllegalStateException(
          "No contract makes the recommended plan everybody's own best: %s %s by %s. Maybe the plan is not the best common one"
              .formatted(answer.status(), answer.message(), solver.name()));
    }
    return read(answer.x(), total);
  }

  private int column(int player, int state) {
    return player * game.states() + state;
  }

  private LinearModel model(double[] total) {
    int players = game.players();
    LinearModel.Builder model = LinearModel.builder("contract");
    for (int player = 0; player < players; player++) {
      for (int s = 0; s < game.states(); s++) {
        boolean free = shares.length == 0 && recommended[s] >= 0;
        double most = free ? Double.POSITIVE_INFINITY : 0;
        double fixed = free || recommended[s] < 0 ? 0 : shared(player, s, total[s]) / unit;
        model.column("V%d %d".formatted(player, s), fixed - most, fixed + most, 0);
      }
    }
    int[] penalty = new int[players];
    for (int player = 0; player < players; player++) {
      penalty[player] = model.column("F" + player, 0, Double.POSITIVE_INFINITY, 1);
    }
    int surplus = model.column("surplus", 0, Double.POSITIVE_INFINITY, -SURPLUS_WEIGHT);
    for (int s = 0; s < game.states(); s++) {
      if (recommended[s] < 0) {
        continue;
      }
      int row = model.row("budget " + s, total[s] / unit, total[s] / unit);
      for (int player = 0; player < players; player++) {
        model.entry(row, column(player, s), 1);
        int joins =
            model.row(
                "joins %d %d".formatted(player, s),
                alone[player][s] / unit,
                Double.POSITIVE_INFINITY);
        model.entry(joins, column(player, s), 1).entry(joins, surplus, -1);
        incentives(model, player, s, penalty[player]);
      }
    }
    return model.build();
  }

  private void incentives(LinearModel.Builder model, int player, int state, int penalty) {
    int kept = recommended[state];
    int stride = stride(state, player);
    int own = game.action(state, player, kept);
    for (int a = 0; a < game.actions()[state][player]; a++) {
      if (a != own) {
        int pair = kept + (a - own) * stride;
        double[] reward = game.reward()[player];
        int row =
            model.row(
                "keeps %d %d %d".formatted(player, state, a),
                (reward[pair] - (1 - detection) * reward[kept]) / unit,
                Double.POSITIVE_INFINITY);
        Map<Integer, Double> entries = new HashMap<>();
        entries.merge(column(player, state), detection, Double::sum);
        follow(entries, player, pair, -game.joint().gamma());
        follow(entries, player, kept, (1 - detection) * game.joint().gamma());
        entries.forEach((column, value) -> model.entry(row, column, value));
        model.entry(row, penalty, detection);
      }
    }
  }

  private int stride(int state, int player) {
    int stride = 1;
    for (int other = player + 1; other < game.players(); other++) {
      stride *= game.actions()[state][other];
    }
    return stride;
  }

  private void follow(Map<Integer, Double> entries, int player, int pair, double factor) {
    DecisionProcess joint = game.joint();
    for (int k = joint.entryStart()[pair]; k < joint.entryStart()[pair + 1]; k++) {
      entries.merge(column(player, joint.next()[k]), factor * joint.probability()[k], Double::sum);
    }
  }

  /** Transfers from values; the last player's make the sum zero to the last digit. */
  private Contract read(double[] x, double[] total) {
    int players = game.players();
    double[][] values = new double[players][game.states()];
    for (int player = 0; player < players; player++) {
      for (int s = 0; s < game.states(); s++) {
        values[player][s] = x[column(player, s)] * unit;
      }
    }
    for (int s = 0; s < game.states(); s++) {
      double others = 0;
      for (int player = 0; player < players - 1; player++) {
        others += values[player][s];
      }
      values[players - 1][s] = total[s] - others;
    }
    double[][] transfer = new double[players][game.states()];
    double[] penalty = new double[players];
    for (int player = 0; player < players; player++) {
      penalty[player] = x[players * game.states() + player] * unit * (1 + 1e-6) + 1e-4;
      DecisionProcess own = game.joint().rewarded(game.reward()[player]);
      for (int s = 0; s < game.states(); s++) {
        transfer[player][s] =
            recommended[s] < 0 ? 0 : values[player][s] - own.backup(recommended[s], values[player]);
      }
    }
    for (int s = 0; s < game.states(); s++) {
      double others = 0;
      for (int player = 0; player < players - 1; player++) {
        others += transfer[player][s];
      }
      transfer[players - 1][s] = -others;
    }
    return new Contract(recommended, transfer, penalty, detection, values, alone);
  }
}
