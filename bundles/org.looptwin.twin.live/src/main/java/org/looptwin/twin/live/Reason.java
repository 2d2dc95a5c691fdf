package org.looptwin.twin.live;

import java.util.Locale;
import org.looptwin.connector.api.Refusal;

/** Why something could not be accepted; the labels are part of the outside. */
enum Reason {
  MALFORMED,
  UNKNOWN_NODE,
  UNKNOWN_METRIC,
  UNIT,
  RANGE,
  FUTURE,
  CONFLICT,
  TOO_LARGE;

  private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

  static Reason of(Refusal refusal) {
    return switch (refusal) {
      case MALFORMED -> MALFORMED;
      case UNKNOWN_NODE -> UNKNOWN_NODE;
      case UNKNOWN_METRIC -> UNKNOWN_METRIC;
      case UNIT -> UNIT;
      case RANGE -> RANGE;
      case TOO_LARGE -> TOO_LARGE;
    };
  }

  /** As published, e.g. {@code unknown-node}. */
  String label() {
    return label;
  }
}
