package org.looptwin.connector.sparkplug;

/** What a host says to edge nodes. */
interface Commands {
  /** Whether anything can be sent now. */
  boolean connected();

  /** Asks an edge node for its birth certificates. */
  void rebirth(String edge);
}
