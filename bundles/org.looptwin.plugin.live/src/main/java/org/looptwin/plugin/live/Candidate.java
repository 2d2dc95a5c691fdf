package org.looptwin.plugin.live;

import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/**
 * One version of a plug-in, installed and started, that kept every promise.
 *
 * @param name symbolic name
 * @param references what it has registered
 */
record Candidate(
    String name,
    String version,
    Bundle bundle,
    PluginThreads threads,
    List<ServiceReference<?>> references,
    List<Provided<?>> services) {
  Candidate {
    references = List.copyOf(references);
    services = List.copyOf(services);
  }

  /** Whether its bundle runs. */
  boolean runs() {
    return bundle.getState() == Bundle.ACTIVE;
  }

  /** Why it must not be used any more; "" while it may. */
  String broken() {
    return services.stream()
        .map(Provided::broken)
        .filter(because -> !because.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Whether all of it still stands: new settings make a component register itself anew. */
  boolean stands() {
    return references.stream().allMatch(reference -> reference.getBundle() != null);
  }
}
