package org.looptwin.model.decision;

/** The life of a decision. */
public enum DecisionState {
  PROPOSED,
  APPROVED,
  REJECTED,
  SUPERSEDED,
  EXPIRED,
  EXECUTED
}
