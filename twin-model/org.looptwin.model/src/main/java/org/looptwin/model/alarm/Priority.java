package org.looptwin.model.alarm;

/** How soon an operator must act. */
public enum Priority {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
