package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.Plugins.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in use, who is in the shadow, who has fallen. Changed by one thread (the worker), read by
 * any.
 */
final class Household {
  private static final Logger LOG = LoggerFactory.getLogger(Household.class);

  private final Parts parts;
  private final Members members;
  private final PluginFolders folders;
  private final Clock clock;
  private final Executor worker;
  private final Footing footing;
  private final Waiting waiting;
  private final Rejections rejections;
  private final Entrance entrance;

  Household(Parts parts, Executor worker) {
    this.parts = parts;
    this.members = parts.members();
    this.folders = parts.folders();
    this.clock = parts.clock();
    this.worker = worker;
    this.footing = parts.footing();
    this.waiting = parts.waiting();
    this.rejections = parts.rejections();
    this.entrance = new Entrance(parts, this::use);
  }

  /** Remembers what passed and what was rejected before this server started. */
  void recall() throws IOException {
    new Aftermath(parts).recall();
  }

  List<Plugin> all() {
    List<Plugin> all = new ArrayList<>();
    members.all().forEach(running -> all.add(running.described()));
    all.addAll(waiting.all());
    all.sort(java.util.Comparator.comparing(Plugin::name));
    all.addAll(rejections.newestFirst());
    return List.copyOf(all);
  }

  /** Does what has changed in the folders since the last time. */
  void follow() throws IOException {
    if (!footing.firm()) {
      return;
    }
    for (boolean shadow : new boolean[] {false, true}) {
      for (FolderWatch.Change change : Arrivals.inOrder(watch(shadow).look())) {
        attempt(change.file(), shadow, () -> followed(change, shadow));
      }
    }
    for (Waiting.Due due : waiting.look()) {
      attempt(due.file(), due.shadow(), () -> arrived(due.file(), due.shadow()));
    }
    for (Running running : members.all()) {
      Path file = folders.folder(running.shadow()).resolve(running.file());
      attempt(file, running.shadow(), () -> look(running));
    }
  }

  /** Something that is done with a file. */
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /** Whatever goes wrong with one file, the others have their turn, and it is tried again. */
  private void attempt(Path file, boolean shadow, Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException | Error e) {
      String because = "it cannot be dealt with now: " + e;
      if (entrance.waits(file, shadow, JarFacts.asFarAsKnown(file), because)) {
        LOG.error("Plug-in file {} cannot be dealt with; tried again later", file, e);
      }
    }
  }

  private void look(Running running) throws IOException {
    String broken = running.candidate().broken();
    if (!broken.isEmpty()) {
      stopped(running, broken);
    } else if (!running.candidate().runs()) {
      stopped(running, "its bundle does not run any more");
    } else if (!running.candidate().stands()) {
      gatherAgain(running);
    }
  }

  /** It has registered something anew, e.g. after new settings: that is used from now on. */
  private void gatherAgain(Running running) throws IOException {
    Path file = folders.folder(running.shadow()).resolve(running.file());
    try {
      Running now = running.with(new Trial(parts.trials(), file).again(running.candidate()));
      use(now);
      LOG.info("Plug-in {} {} has started anew", now.name(), now.candidate().version());
    } catch (Protocol.Interrupted e) {
      LOG.debug("{}", e.getMessage());
    } catch (Protocol.Rejected e) {
      if (footing.firm()) {
        members.leave(running);
        waiting.add(file, running.shadow(), running.waiting(e.getMessage(), clock.instant()));
        LOG.warn(
            "Plug-in {} {} is out of use until it stands again: {}",
            running.name(),
            running.candidate().version(),
            e.getMessage());
      }
    }
  }

  private void followed(FolderWatch.Change change, boolean shadow) throws IOException {
    if (change.gone()) {
      gone(change.file(), shadow);
    } else if (Files.exists(change.file())) {
      arrived(change.file(), shadow);
    }
  }

  /** A file has come or changed: a copy of it is tried, and taken when it passes. */
  Outcome arrived(Path file, boolean shadow) throws IOException {
    return entrance.arrived(file, shadow);
  }

  private void use(Running now) {
    members.use(now, because -> worker.execute(() -> broken(now, because)));
  }

  private void gone(Path file, boolean shadow) throws IOException {
    waiting.done(file);
    Running running = members.holder(file.getFileName().toString(), shadow).orElse(null);
    if (running != null) {
      members.leave(running);
      LOG.info("Plug-in {} {} is removed", running.name(), running.candidate().version());
    }
  }

  private void broken(Running running, String because) {
    Path file = folders.folder(running.shadow()).resolve(running.file());
    attempt(file, running.shadow(), () -> stopped(running, because));
  }

  /** It failed: it goes, and the version before takes over when there is one. */
  private void stopped(Running running, String because) throws IOException {
    if (!footing.firm() || members.place(running.shadow()).get(running.name()) != running) {
      return;
    }
    Path file = folders.folder(running.shadow()).resolve(running.file());
    boolean another = Files.exists(file) && !Specimen.sha256(file).equals(running.digest());
    Path failed = another ? folders.copy(running.name(), running.shadow()) : file;
    boolean back = false;
    try {
      rejections.stopped(running, failed, because);
      parts.passed().forget(running.digest());
      if (!another) {
        watch(running.shadow()).known(file);
        back = !running.shadow() && previousTakesOver(running.name(), file);
      }
    } finally {
      if (!back) {
        members.leave(running);
      }
    }
  }

  private boolean previousTakesOver(String name, Path file) throws IOException {
    Path previous = folders.previous(name);
    if (!Files.exists(previous)) {
      return false;
    }
    folders.forget(name, false);
    PluginFolders.move(previous, file);
    return arrived(file, false).done();
  }

  /** Whether the server is up; while it is not, nothing is done with plug-ins. */
  boolean firm() {
    return footing.firm();
  }

  /** Deletes what was rejected, or does not come up, under this name; whether there was any. */
  boolean forgetOthers(String name) throws IOException {
    boolean found = rejections.forget(name);
    for (Waiting.Due due : waiting.of(name)) {
      Files.deleteIfExists(due.file());
      watch(due.shadow()).known(due.file());
      waiting.done(due.file());
      found = true;
    }
    return found;
  }

  /** Whether a file is there that does not come up now. */
  boolean waits(Path file) {
    return waiting.includes(file);
  }

  void waitsNoMore(Path file) {
    waiting.done(file);
  }

  /** Looks at one of the two folders. */
  FolderWatch watch(boolean shadow) {
    return parts.watch(shadow);
  }

  Members members() {
    return members;
  }
}
