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
    Path target = folders.folder(shadow).resolve(file);
    folders.write(target, jar);
    return household.arrived(target, shadow);
  }

  /** In use first, else in the shadow, else what was rejected. */
  Outcome remove(String name) throws IOException {
    Running running = household.inUse(name).or(() -> household.inShadow(name)).orElse(null);
    if (running == null) {
      return household.forgetRejected(name)
          ? new Outcome(true, null, "")
          : new Outcome(false, null, "there is no plug-in '%s'".formatted(name));
    }
    Path file = folders.folder(running.shadow()).resolve(running.file());
    Files.deleteIfExists(file);
    household.watch(running.shadow()).known(file);
    household.leave(running);
    LOG.info("Plug-in {} {} is removed", name, running.candidate().version());
    return new Outcome(true, null, "");
  }

  Outcome promote(String name) throws IOException {
    Running shadow = household.inShadow(name).orElse(null);
    if (shadow == null) {
      return new Outcome(false, null, "there is no plug-in '%s' in the shadow".formatted(name));
    }
    Path from = folders.shadow().resolve(shadow.file());
    Path to = folders.inUse().resolve(shadow.file());
    PluginFolders.move(from, to);
    household.watch(true).known(from);
    household.leave(shadow);
    return household.arrived(to, false);
  }

  Outcome rollBack(String name) throws IOException {
    Running running = household.inUse(name).orElse(null);
    if (running == null) {
      return new Outcome(false, null, "there is no plug-in '%s' in use".formatted(name));
    }
    Path file = folders.inUse().resolve(running.file());
    Path previous = folders.previous(name);
    if (Files.exists(previous)) {
      PluginFolders.move(previous, file);
      return household.arrived(file, false);
    }
    String unfit = Household.unfitForShadow(running.candidate(), true);
    if (!unfit.isEmpty()) {
      return new Outcome(false, running.described(), "there is no version before it, and " + unfit);
    }
    Path to = folders.shadow().resolve(running.file());
    PluginFolders.move(file, to);
    household.watch(false).known(file);
    household.leave(running);
    return household.arrived(to, true);
  }
}
