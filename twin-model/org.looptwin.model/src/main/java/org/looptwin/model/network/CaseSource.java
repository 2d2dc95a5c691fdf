package org.looptwin.model.network;

/** The case that this server runs on; fixed from start to stop. */
public interface CaseSource {
  /** The checked case. */
  Case current();
}
