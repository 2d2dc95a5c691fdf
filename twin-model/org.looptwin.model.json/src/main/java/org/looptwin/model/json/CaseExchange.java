package org.looptwin.model.json;

import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;

/** Puts another case in force while the server runs; a service of a running server. */
public interface CaseExchange {
  /** The case in force. */
  CaseSource inForce();

  /**
   * Lets everything that depends on the case go, in order, and come back with another one. Returns
   * when that has been done.
   *
   * @param digest of its contents; "" when they are not kept
   */
  void use(Case reference, String digest);
}
