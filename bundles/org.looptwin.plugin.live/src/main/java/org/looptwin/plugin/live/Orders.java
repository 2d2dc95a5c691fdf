package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.plugin.api.Plugins.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What operators ask for by name: files are moved, and the household follows. One thread. */
final class Orders {
  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  private final Household household;
  private final PluginFolders folders;

  Orders(Household household, PluginFolders folders) {
    this.household = household;
    this.folders = folders;
  }

  Outcome install(String file, byte[] jar, boolean shadow) throws IOException {
    if (!household.firm()) {
      return new Outcome(false, null, "the server is starting or stopping. Maybe ask again later");
    }
    Path target = folders.folder(shadow).resolve(file);
    Path part = folders.stage(target, jar);
    Outcome refused = refused(file, shadow, JarFacts.asFarAsKnown(part).name());
    if (refused != null) {
      Files.delete(part);
      return refused;
    }
    PluginFolders.move(part, target);
    return household.arrived(target, shadow);
  }

  /** A file of another plug-in is not overwritten; null when it is not another's. */
  private Outcome refused(String file, boolean shadow, String name) {
    return household
        .members()
        .holder(file, shadow)
        .filter(holder -> !holder.name().equals(name))
        .map(
            holder ->
                new Outcome(
                    false,
                    holder.described(),
                    "the file name %s belongs to the plug-in %s. Maybe choose another for %s"
                        .formatted(file, holder.name(), name)))
        .orElse(null);
  }

  /** In use first, else in the shadow, else what was rejected. */
  Outcome remove(String name) throws IOException {
    Running running =
        household.members().inUse(name).or(() -> household.members().inShadow(name)).orElse(null);
    if (running == null) {
      return household.forgetOthers(name)
          ? new Outcome(true, null, "")
          : new Outcome(false, null, "there is no plug-in '%s'".formatted(name));
    }
    Path file = folders.folder(running.shadow()).resolve(running.file());
    Files.deleteIfExists(file);
    household.watch(running.shadow()).known(file);
    household.members().leave(running);
    LOG.info("Plug-in {} {} is removed", name, running.candidate().version());
    return new Outcome(true, null, "");
  }

  Outcome promote(String name) throws IOException {
    Running shadow = household.members().inShadow(name).orElse(null);
    if (shadow == null) {
      return new Outcome(false, null, "there is no plug-in '%s' in the shadow".formatted(name));
    }
    Outcome refused = refused(shadow.file(), false, name);
    if (refused != null) {
      return refused;
    }
    Path from = folders.shadow().resolve(shadow.file());
    Path to = folders.inUse().resolve(shadow.file());
    PluginFolders.move(from, to);
    household.watch(true).known(from);
    household.members().leave(shadow);
    return household.arrived(to, false);
  }

  Outcome rollBack(String name) throws IOException {
    Running running = household.members().inUse(name).orElse(null);
    if (running == null) {
      return new Outcome(false, null, "there is no plug-in '%s' in use".formatted(name));
    }
    Path file = folders.inUse().resolve(running.file());
    Path previous = folders.previous(name);
    if (Files.exists(previous)) {
      return toPrevious(name, previous, file);
    }
    Outcome refused = refused(running.file(), true, name);
    if (refused != null) {
      return refused;
    }
    String unfit = Entrance.unfitForShadow(running.candidate(), true);
    if (!unfit.isEmpty()) {
      return new Outcome(false, running.described(), "there is no version before it, and " + unfit);
    }
    Path to = folders.shadow().resolve(running.file());
    PluginFolders.move(file, to);
    household.watch(false).known(file);
    household.members().leave(running);
    return household.arrived(to, true);
  }

  /** What is in use keeps its file when the version before does not come up. */
  private Outcome toPrevious(String name, Path previous, Path file) throws IOException {
    PluginFolders.move(previous, file);
    Outcome outcome = household.arrived(file, false);
    if (!outcome.done() && household.waits(file)) {
      PluginFolders.move(file, previous);
      folders.putBack(name, false, file);
      household.watch(false).known(file);
      household.waitsNoMore(file);
    }
    return outcome;
  }
}
