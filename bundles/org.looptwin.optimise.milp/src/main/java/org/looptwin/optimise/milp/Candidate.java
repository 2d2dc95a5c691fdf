package org.looptwin.optimise.milp;

import org.looptwin.optimise.api.LinearAnswer;

/** Flows found for a model with its sites fixed. */
record Candidate(PlanningModel model, LinearAnswer flows) {

  /** The one that costs less; either may be null. */
  static Candidate better(Candidate one, Candidate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.flows.objective() < one.flows.objective() ? other : one;
  }
}
