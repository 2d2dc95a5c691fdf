package org.looptwin.coordinate.api;

import java.util.List;

/**
 * What was found for a decision process.
 *
 * @param v [state] value; for a learner the exact value of the policy it learned; for a finite
 *     horizon with all steps to go; for the average criterion relative to state 0
 * @param policy [state] action, -1 where terminal; the lowest of equals
 * @param sweeps over all states, improvements of a policy, or steps drawn
 * @param bound greatest error of v; for a learner how far v is from the optimum at most
 * @param gain reward per step under the average criterion, else NaN
 * @param stageV [steps gone][state] for a finite horizon, else null
 * @param stagePolicy [steps gone][state] for a finite horizon, else null
 * @param runs one for each seed of a learner, else empty
 */
public record DecisionAnswer(
    double[] v,
    int[] policy,
    long sweeps,
    double bound,
    double gain,
    double[][] stageV,
    int[][] stagePolicy,
    List<Run> runs) {

  /**
   * A learner's run.
   *
   * @param reached mean value of the learned policy over the starting states, divided by the
   *     optimum
   * @param steps [point] steps drawn
   * @param curve [point] mean value of the policy that looks best then, over the starting states
   */
  public record Run(long seed, double reached, long[] steps, double[] curve) {}

  public static DecisionAnswer of(double[] v, int[] policy, long sweeps, double bound) {
    return new DecisionAnswer(v, policy, sweeps, bound, Double.NaN, null, null, List.of());
  }
}
