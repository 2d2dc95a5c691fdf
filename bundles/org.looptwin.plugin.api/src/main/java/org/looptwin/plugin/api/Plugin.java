package org.looptwin.plugin.api;

import java.time.Instant;
import java.util.List;

/**
 * A plug-in as operators see it.
 *
 * @param name the bundle's symbolic name
 * @param version the bundle's version
 * @param file name below {@code plugins/}
 * @param state what it is doing
 * @param because why, in one sentence; "" while all is well
 * @param since when this state began
 * @param services what it provides
 */
public record Plugin(
    String name,
    String version,
    String file,
    PluginState state,
    String because,
    Instant since,
    List<Service> services) {
  public Plugin {
    services = List.copyOf(services);
  }

  /**
   * One service of a plug-in, with the calls made to it so far.
   *
   * @param kind solver, forecaster, connector, policy
   * @param name the service's own name, e.g. {@code cheapest-first}
   * @param calls made to it, in the shadow too
   * @param failures calls that threw, were late, or gave an answer that did not hold
   * @param longestMs the longest call
   * @param shadow how it compares with the one in use; "" when it has not been compared
   */
  public record Service(
      String kind, String name, long calls, long failures, double longestMs, String shadow) {}
}
