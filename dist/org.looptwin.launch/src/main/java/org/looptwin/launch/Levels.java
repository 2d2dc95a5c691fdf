package org.looptwin.launch;

import java.util.List;

/**
 * The framework's start levels, one folder of bundles each; offered as a service by the launcher.
 * Starting goes up, stopping goes down, so readings stop coming in before the stores close.
 */
public interface Levels {
  /** Framework services and libraries. */
  int LIBRARIES = 1;

  /** Model and APIs. */
  int APIS = 2;

  /** Providers that work without a server; offline commands run here. */
  int PROVIDERS = 3;

  /** The server's edge: twin, history, connectors. */
  int EDGE = 4;

  /** The loop. */
  int LOOP = 5;

  /** HTTP. */
  int HTTP = 6;

  /** Moves to a level and waits until its bundles are started or stopped. */
  void moveTo(int level);

  /**
   * What should be running at the present level and is not: bundles that do not resolve, components
   * that fail or wait for something.
   *
   * @return one line each; empty when everything runs
   */
  default List<String> problems() {
    return List.of();
  }
}
