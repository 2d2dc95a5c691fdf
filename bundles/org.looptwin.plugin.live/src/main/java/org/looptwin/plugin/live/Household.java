package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;
import org.looptwin.plugin.api.Plugins.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in use, who is in the shadow, who has fallen. Changed by one thread (the worker), read by
 * any.
 */
final class Household {
  private static final Logger LOG = LoggerFactory.getLogger(Household.class);

  private final Trials trials;
  private final InboxGates gates;
  private final Seats seats;
  private final Shadows listening;
  private final PluginFolders folders;
  private final Retirement retirement;
  private final Clock clock;
  private final Executor worker;
  private final FolderWatch inUseWatch;
  private final FolderWatch shadowWatch;
  private final Map<String, Running> inUse = new ConcurrentSkipListMap<>();
  private final Map<String, Running> shadows = new ConcurrentSkipListMap<>();
  private final Fallen fallen = new Fallen();

  Household(
      Trials trials,
      InboxGates gates,
      Seats seats,
      Shadows listening,
      PluginFolders folders,
      Retirement retirement,
      Clock clock,
      Executor worker) {
    this.trials = trials;
    this.gates = gates;
    this.seats = seats;
    this.listening = listening;
    this.folders = folders;
    this.retirement = retirement;
    this.clock = clock;
    this.worker = worker;
    this.inUseWatch = new FolderWatch(folders.inUse());
    this.shadowWatch = new FolderWatch(folders.shadow());
  }

  /** Remembers what was rejected before this server started. */
  void recall() throws IOException {
    fallen.recall(folders);
  }

  List<Plugin> all() {
    List<Plugin> all = new ArrayList<>();
    inUse.values().forEach(running -> all.add(running.described()));
    shadows.values().forEach(running -> all.add(running.described()));
    all.sort(java.util.Comparator.comparing(Plugin::name));
    all.addAll(fallen.newestFirst());
    return List.copyOf(all);
  }

  /** Does what has changed in the folders since the last time. */
  void follow() throws IOException {
    for (FolderWatch.Change change : inUseWatch.look()) {
      followed(change, false);
    }
    for (FolderWatch.Change change : shadowWatch.look()) {
      followed(change, true);
    }
    for (Running running : List.copyOf(inUse.values())) {
      look(running);
    }
    for (Running running : List.copyOf(shadows.values())) {
      look(running);
    }
  }

  private void look(Running running) throws IOException {
    if (!running.candidate().runs()) {
      stopped(running, "its bundle does not run any more");
    } else if (!running.candidate().stands()) {
      gatherAgain(running);
    }
  }

  /** It has registered something anew, e.g. after new settings: that is used from now on. */
  private void gatherAgain(Running running) throws IOException {
    try {
      Path file = folders.folder(running.shadow()).resolve(running.file());
      Candidate again = new Trial(trials, file).again(running.candidate());
      Running now =
          new Running(again, running.file(), running.shadow(), running.since(), running.because());
      use(now);
      LOG.info("Plug-in {} {} has started anew", now.name(), again.version());
    } catch (Protocol.Rejected e) {
      stopped(running, e.getMessage());
    }
  }

  private void followed(FolderWatch.Change change, boolean shadow) throws IOException {
    if (change.gone()) {
      gone(change.file(), shadow);
    } else if (Files.exists(change.file())) {
      arrived(change.file(), shadow);
    }
  }

  /** A file has come or changed: it is tried, and taken when it passes. */
  Outcome arrived(Path file, boolean shadow) throws IOException {
    Trial trial = new Trial(trials, file);
    try {
      Candidate candidate = trial.run();
      String unfit = unfitForShadow(candidate, shadow);
      if (!unfit.isEmpty()) {
        trials.installer().uninstall(candidate.bundle(), candidate.threads());
        return rejected(file, shadow, trial.facts(), unfit);
      }
      return taken(candidate, file, shadow);
    } catch (Protocol.Rejected e) {
      return rejected(file, shadow, trial.facts(), e.getMessage());
    } finally {
      watch(shadow).known(file);
    }
  }

  /** Why it cannot run in the shadow, where it should; "" when it can. */
  static String unfitForShadow(Candidate candidate, boolean shadow) {
    return candidate.services().stream()
        .filter(service -> shadow && !service.kind().shadowable())
        .findFirst()
        .map(
            service ->
                "a %s cannot run in the shadow: what it does is seen outside. Maybe drop it into plugins/"
                    .formatted(service.kind().label()))
        .orElse("");
  }

  private Outcome taken(Candidate candidate, Path file, boolean shadow) throws IOException {
    String name = candidate.name();
    Map<String, Running> place = shadow ? shadows : inUse;
    Running before = place.get(name);
    trials.settle(candidate);
    if (before != null && !shadow) {
      folders.keepAsPrevious(name);
    }
    folders.running(name, shadow, file);
    Running now =
        new Running(candidate, file.getFileName().toString(), shadow, clock.instant(), "");
    use(now);
    LOG.info(
        "Plug-in {} {} ({}) is {}{}",
        name,
        candidate.version(),
        file.getFileName(),
        shadow ? "in the shadow" : "in use",
        before == null ? "" : " in place of " + before.candidate().version());
    if (before != null) {
      retire(before);
      dropOtherFile(before, file, shadow);
    }
    return new Outcome(true, now.described(), "");
  }

  private void use(Running now) {
    Candidate candidate = now.candidate();
    candidate
        .services()
        .forEach(s -> s.onBroken(because -> worker.execute(() -> broken(now, because))));
    if (now.shadow()) {
      listening.take(candidate);
      shadows.put(now.name(), now);
    } else {
      gates.open(candidate.bundle());
      seats.take(candidate);
      inUse.put(now.name(), now);
    }
  }

  /** Of two files with one plug-in the newer one counts; the other is kept as the one before. */
  private void dropOtherFile(Running before, Path file, boolean shadow) throws IOException {
    Path other = folders.folder(shadow).resolve(before.file());
    if (!other.equals(file)) {
      Files.deleteIfExists(other);
      watch(shadow).known(other);
    }
  }

  private void retire(Running running) {
    retirement.of(
        running.candidate(),
        left -> LOG.warn("Plug-in {} {}: {}", running.name(), running.candidate().version(), left));
  }

  private Outcome rejected(Path file, boolean shadow, JarFacts facts, String because)
      throws IOException {
    LOG.warn(
        "Plug-in {} {} ({}) is rejected: {}",
        facts.name(),
        facts.version(),
        file.getFileName(),
        because);
    folders.reject(
        file,
        List.of(
            "%s %s was rejected at %s".formatted(facts.name(), facts.version(), clock.instant()),
            because));
    Plugin plugin =
        new Plugin(
            facts.name(),
            facts.version(),
            "rejected/" + file.getFileName(),
            PluginState.REJECTED,
            because,
            clock.instant(),
            List.of());
    fallen.add(plugin);
    putBack(file, shadow);
    return new Outcome(false, plugin, because);
  }

  /** The file of what runs may have been overwritten by the one that was rejected. */
  private void putBack(Path file, boolean shadow) throws IOException {
    for (Running running : (shadow ? shadows : inUse).values()) {
      if (running.file().equals(file.getFileName().toString())) {
        folders.putBack(running.name(), shadow, file);
      }
    }
  }

  private void gone(Path file, boolean shadow) throws IOException {
    for (Running running : List.copyOf((shadow ? shadows : inUse).values())) {
      if (running.file().equals(file.getFileName().toString())) {
        leave(running);
        LOG.info("Plug-in {} {} is removed", running.name(), running.candidate().version());
      }
    }
  }

  /** It goes; its file has gone already. */
  void leave(Running running) throws IOException {
    (running.shadow() ? shadows : inUse).remove(running.name());
    if (running.shadow()) {
      listening.release(running.name());
    } else {
      seats.release(running.name());
    }
    folders.forget(running.name(), running.shadow());
    retire(running);
  }

  private void broken(Running running, String because) {
    try {
      stopped(running, because);
    } catch (IOException e) {
      LOG.error("Plug-in {} is stopped; its file stays: {}", running.name(), e.toString());
    }
  }

  /** It failed: it goes, and the version before takes over when there is one. */
  private void stopped(Running running, String because) throws IOException {
    Map<String, Running> place = running.shadow() ? shadows : inUse;
    if (place.get(running.name()) != running) {
      return;
    }
    LOG.warn(
        "Plug-in {} {} is stopped: {}", running.name(), running.candidate().version(), because);
    fallen.add(running.stopped(because, clock.instant()));
    Path file = folders.folder(running.shadow()).resolve(running.file());
    if (Files.exists(file)) {
      folders.reject(
          file,
          List.of(
              "%s %s was stopped at %s"
                  .formatted(running.name(), running.candidate().version(), clock.instant()),
              because));
    }
    watch(running.shadow()).known(file);
    Path previous = folders.previous(running.name());
    if (running.shadow() || !Files.exists(previous)) {
      leave(running);
      return;
    }
    folders.forget(running.name(), false);
    PluginFolders.move(previous, file);
    if (!arrived(file, false).done()) {
      leave(running);
    }
  }

  Optional<Running> inUse(String name) {
    return Optional.ofNullable(inUse.get(name));
  }

  Optional<Running> inShadow(String name) {
    return Optional.ofNullable(shadows.get(name));
  }

  /** Deletes what was rejected under this name; whether there was anything. */
  boolean forgetRejected(String name) throws IOException {
    return fallen.forget(name, folders);
  }

  /** Looks at one of the two folders. */
  FolderWatch watch(boolean shadow) {
    return shadow ? shadowWatch : inUseWatch;
  }

  /** Everybody leaves; the files stay. */
  void close() {
    inUse.values().forEach(running -> seats.release(running.name()));
    shadows.values().forEach(running -> listening.release(running.name()));
    inUse.values().forEach(this::retire);
    shadows.values().forEach(this::retire);
    inUse.clear();
    shadows.clear();
  }
}
