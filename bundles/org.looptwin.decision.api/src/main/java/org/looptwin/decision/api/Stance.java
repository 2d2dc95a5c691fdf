package org.looptwin.decision.api;

import java.time.Instant;

/**
 * With what attitude the loop plans.
 *
 * @param policy the protection
 * @param policyBy who set it, and when; null while it is the default
 * @param weights the operator's preference
 * @param preferredBy who chose it, and when; null while it is neutral by default
 * @param comment the operator's words, or ""
 */
public record Stance(
    PlanPolicy policy, Mark policyBy, RiskWeights weights, Mark preferredBy, String comment) {
  public static final Stance DEFAULT =
      new Stance(PlanPolicy.DEFAULT, null, RiskWeights.NEUTRAL, null, "");

  /** Who, and when by the server's clock. */
  public record Mark(String by, Instant at) {}

  public Stance with(PlanPolicy newPolicy, Mark by) {
    return new Stance(newPolicy, by, weights, preferredBy, comment);
  }

  public Stance with(RiskWeights newWeights, Mark by, String newComment) {
    return new Stance(policy, policyBy, newWeights, by, newComment);
  }
}
