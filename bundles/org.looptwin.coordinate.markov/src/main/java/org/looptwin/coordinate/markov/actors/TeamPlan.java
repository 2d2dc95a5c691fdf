package org.looptwin.coordinate.markov.actors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.looptwin.coordinate.api.DecisionAnswer;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.exact.Chain;
import org.looptwin.coordinate.markov.exact.ExactSolver;
import org.looptwin.coordinate.markov.game.StochasticGame;

/**
 * One plan for all five: what maximises the weighted sum of their profits in every state.
 *
 * @param recommended [state] the pair all play
 * @param values [state] sum of everybody's profit under the plan, each counted once
 */
public record TeamPlan(Ring ring, StochasticGame game, int[] recommended, double[] values) {
  /**
   * @param objective only its weights count
   */
  public static TeamPlan of(
      Ring ring, StochasticGame game, Objective objective, BooleanSupplier cancelled)
      throws NoValueException {
    double[] weights =
        Arrays.stream(Actor.values()).mapToDouble(one -> objective.weight(one.word())).toArray();
    DecisionProcess process = game.team(weights);
    DecisionAnswer best =
        new ExactSolver()
            .solve(
                process,
                new DecisionQuestion(
                    DecisionMethod.PI,
                    DecisionQuestion.TOLERANCE,
                    0,
                    false,
                    DecisionQuestion.Learning.DEFAULT,
                    cancelled));
    int[] recommended = new int[game.states()];
    for (int s = 0; s < recommended.length; s++) {
      recommended[s] = process.pair(s, best.policy()[s]);
    }
    return new TeamPlan(ring, game, recommended, Chain.of(game.team(), recommended).values());
  }

  /** What each should do in a state, in words. */
  public List<String> advice(int state) {
    return Arrays.stream(Actor.values())
        .map(actor -> actor.word() + ": " + words(actor, state))
        .toList();
  }

  /** What one should do: {@code produce 1}, or {@code nothing}. */
  public String words(Actor actor, int state) {
    int own = game.action(state, actor.ordinal(), recommended[state]);
    return said(Ring.decisions(actor), ring.choices(actor, ring.stocks(state)).get(own));
  }

  /** Decisions above 0 with their names. */
  public static String said(String[] names, int[] act) {
    List<String> parts = new ArrayList<>();
    for (int k = 0; k < act.length; k++) {
      if (act[k] > 0) {
        parts.add(names[k] + " " + act[k]);
      }
    }
    return parts.isEmpty() ? "nothing" : String.join(", ", parts);
  }
}
