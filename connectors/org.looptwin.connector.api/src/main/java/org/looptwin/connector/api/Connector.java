package org.looptwin.connector.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A live connection to the outside, as operators see it. */
@ConsumerType
public interface Connector {
  /** Unique name, e.g. {@code mqtt}. */
  String name();

  /** {@code RUNNING} only while data can flow now. */
  ConnectionState state();

  /** What an operator should know: the address, the last error. */
  String detail();

  /** Whether the server is not ready without it; else its absence is only a warning. */
  default boolean needed() {
    return true;
  }
}
