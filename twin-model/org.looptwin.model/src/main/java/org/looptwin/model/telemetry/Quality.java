package org.looptwin.model.telemetry;

/** How far a reading can be trusted. BAD readings are kept but drive no rule. */
public enum Quality {
  GOOD,
  UNCERTAIN,
  BAD
}
