package org.looptwin.connector.api;

/** Why a connector could make no readings of a message. */
public enum Refusal {
  /** It cannot be read, or lacks what is needed. */
  MALFORMED,
  /** Nothing in the network corresponds to its topic or device. */
  UNKNOWN_NODE,
  /** The node has no such metric. */
  UNKNOWN_METRIC,
  /** Its unit cannot be converted. */
  UNIT,
  /** The value is outside its limits. */
  RANGE,
  /** It is longer than what is taken. */
  TOO_LARGE
}
