package org.looptwin.twin.live;

import java.util.Locale;

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

  /** As published, e.g. {@code unknown-node}. */
  String label() {
    return label;
  }
}
