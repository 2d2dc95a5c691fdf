package org.looptwin.model.alarm;

/** ISA-18.2, as far as a standing alarm goes. */
public enum AlarmState {
  UNACKNOWLEDGED,
  ACKNOWLEDGED,
  /** Put aside by an operator for a while: it stands and counts, but does not press. */
  SHELVED,
  RETURNED,
  CLEARED
}
