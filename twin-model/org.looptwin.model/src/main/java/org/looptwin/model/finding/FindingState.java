package org.looptwin.model.finding;

/** What a rule of law says. */
public enum FindingState {
  OK,
  /** Not breached now; will be, or would be, at a known date. */
  NOTICE,
  BREACHED,
  /** The evidence is missing; never read as OK. */
  UNKNOWN,
  /** The law does not reach here. */
  NOT_APPLICABLE
}
