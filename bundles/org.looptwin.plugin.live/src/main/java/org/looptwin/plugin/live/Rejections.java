package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves JARs to the rejected ones and remembers why. Changed by one thread, read by any. */
final class Rejections {
  private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);

  private final PluginFolders folders;
  private final Clock clock;
  private final Fallen fallen = new Fallen();

  Rejections(PluginFolders folders, Clock clock) {
    this.folders = folders;
    this.clock = clock;
  }

  /** What was rejected before this server started. */
  void recall() throws IOException {
    fallen.recall(folders);
  }

  List<Plugin> newestFirst() {
    return fallen.newestFirst();
  }

  /** Deletes what was rejected under this name; whether there was anything. */
  boolean forget(String name) throws IOException {
    return fallen.forget(name, folders);
  }

  /**
   * It did not pass.
   *
   * @param jar what is moved
   * @param file its name in the folder of plug-ins
   */
  Plugin rejected(Path jar, String file, JarFacts facts, String because) throws IOException {
    LOG.warn("Plug-in {} {} ({}) is rejected: {}", facts.name(), facts.version(), file, because);
    move(jar, file, "%s %s was rejected".formatted(facts.name(), facts.version()), because);
    Plugin plugin =
        new Plugin(
            facts.name(),
            facts.version(),
            "rejected/" + file,
            PluginState.REJECTED,
            because,
            clock.instant(),
            List.of());
    fallen.add(plugin);
    return plugin;
  }

  /** It failed while it was in use. */
  void stopped(Running running, Path jar, String because) throws IOException {
    String version = running.candidate().version();
    LOG.warn("Plug-in {} {} is stopped: {}", running.name(), version, because);
    move(jar, running.file(), "%s %s was stopped".formatted(running.name(), version), because);
    fallen.add(running.stopped(because, clock.instant()));
  }

  private void move(Path jar, String file, String what, String because) throws IOException {
    String before =
        folders.reject(jar, file, List.of("%s at %s".formatted(what, clock.instant()), because));
    if (!before.isEmpty()) {
      fallen.renamed("rejected/" + file, "rejected/" + before);
    }
  }
}
