package org.looptwin.plugin.live;

import java.util.List;
import org.osgi.framework.Bundle;

/**
 * One version of a plug-in, installed and started, that kept every promise.
 *
 * @param name symbolic name
 */
record Candidate(
    String name, String version, Bundle bundle, PluginThreads threads, List<Provided<?>> services) {
  Candidate {
    services = List.copyOf(services);
  }

  /** Whether all of it still stands: it may withdraw a service by itself. */
  boolean stands() {
    return bundle.getState() == Bundle.ACTIVE;
  }
}
