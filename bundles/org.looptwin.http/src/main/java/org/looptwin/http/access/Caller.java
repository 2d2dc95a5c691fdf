package org.looptwin.http.access;

/**
 * Who asks.
 *
 * @param name for the ledger
 * @param role null for nobody
 */
public record Caller(String name, Role role) {
  /** Without a token, where one is needed. */
  public static final Caller NOBODY = new Caller("anonymous", null);

  /** Without a token, on loopback. */
  static final Caller ANONYMOUS_VIEWER = new Caller("anonymous", Role.VIEWER);
}
