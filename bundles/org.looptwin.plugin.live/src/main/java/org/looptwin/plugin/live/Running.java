package org.looptwin.plugin.live;

import java.time.Instant;
import java.util.List;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;

/**
 * A plug-in that is in use or in the shadow.
 *
 * @param file its name below {@code plugins/} or {@code plugins/shadow/}
 * @param digest SHA-256 of the JAR it came in
 * @param since when it came
 * @param because what operators should know; "" while all is well
 */
record Running(
    Candidate candidate,
    String file,
    boolean shadow,
    String digest,
    Instant since,
    String because) {
  String name() {
    return candidate.name();
  }

  Plugin described() {
    return described(
        (shadow ? "shadow/" : "") + file,
        shadow ? PluginState.SHADOW : PluginState.ACTIVE,
        because,
        since);
  }

  /** The same after it has registered something anew. */
  Running with(Candidate again) {
    return new Running(again, file, shadow, digest, since, because);
  }

  /** As it looks while it does not come up. */
  Plugin waiting(String why, Instant at) {
    return described((shadow ? "shadow/" : "") + file, PluginState.STOPPED, why, at);
  }

  /** As it looks after it was stopped. */
  Plugin stopped(String why, Instant at) {
    return described("rejected/" + file, PluginState.STOPPED, why, at);
  }

  private Plugin described(String path, PluginState state, String why, Instant at) {
    return new Plugin(candidate.name(), candidate.version(), path, state, why, at, services());
  }

  private List<Plugin.Service> services() {
    return candidate.services().stream().map(Running::service).toList();
  }

  private static Plugin.Service service(Provided<?> provided) {
    Tally tally = provided.tally();
    return new Plugin.Service(
        provided.kind().label(),
        provided.name(),
        tally.calls(),
        tally.failures(),
        tally.longestMs(),
        provided.comparison());
  }
}
