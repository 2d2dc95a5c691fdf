package org.looptwin.plugin.api;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a kind of plug-in promises. Registered as an OSGi service by the {@code *.tck} bundles; the
 * server tries every plug-in against the contracts of its kind before it is used, {@code looptwin
 * plugin verify} does the same offline, and a vendor's own JUnit test by extending one class.
 *
 * @param <S> the service interface that plug-ins implement
 */
@ConsumerType
public interface Contract<S> {
  /** Unique, e.g. {@code ExactSolver}. */
  String name();

  /** The service interface, e.g. {@code org.looptwin.optimise.api.Solver}. */
  Class<S> spi();

  /**
   * Whether a candidate with these service properties is held to this contract, e.g. {@code
   * exact=true} for a solver that proves optimality.
   */
  boolean appliesTo(Map<String, ?> properties);

  /** In an order in which the first broken promise is the most telling one. */
  List<Check<S>> checks();
}
