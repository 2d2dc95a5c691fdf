package org.looptwin.model.alarm;

/** ISA-18.2, as far as a standing alarm goes. */
public enum AlarmState {
  UNACKNOWLEDGED,
  ACKNOWLEDGED,
  RETURNED,
  CLEARED
}
