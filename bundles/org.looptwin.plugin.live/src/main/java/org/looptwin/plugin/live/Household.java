package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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

  private static final String UNSTEADY =
      "the server is starting or stopping; the file is tried when it is up";

  private final Trials trials;
  private final Members members;
  private final PluginFolders folders;
  private final Clock clock;
  private final Executor worker;
  private final Footing footing;
  private final Passed passed;
  private final Bench bench;
  private final FolderWatch inUseWatch;
  private final FolderWatch shadowWatch;
  private final Waiting waiting = new Waiting();
  private final Rejections rejections;

  Household(
      Trials trials,
      Members members,
      PluginFolders folders,
      Clock clock,
      Executor worker,
      Footing footing,
      Passed passed) {
    this.trials = trials;
    this.members = members;
    this.folders = folders;
    this.clock = clock;
    this.worker = worker;
    this.footing = footing;
    this.passed = passed;
    this.bench = new Bench(folders.memory());
    this.inUseWatch = new FolderWatch(folders.inUse());
    this.shadowWatch = new FolderWatch(folders.shadow());
    this.rejections = new Rejections(folders, clock);
  }

  /** Remembers what passed and what was rejected before this server started. */
  void recall() throws IOException {
    passed.recall();
    rejections.recall();
    Bench.Unfinished left = bench.unfinished().orElse(null);
    if (left != null) {
      fellWith(left);
    }
    bench.clear();
  }

  /** The server ended while this was on trial. What had passed before gets a second chance. */
  private void fellWith(Bench.Unfinished left) throws IOException {
    Path file = folders.folder(left.shadow()).resolve(left.file());
    if (!Files.isRegularFile(file) || !Specimen.sha256(file).equals(left.digest())) {
      return;
    }
    if (passed.includes(left.digest())) {
      LOG.warn("The server ended while {} was starting; it is tried in full now", file);
      passed.forget(left.digest());
      return;
    }
    JarFacts facts = JarFacts.asFarAsKnown(file);
    rejections.rejected(
        file,
        left.file(),
        facts,
        "the server ended while it was on trial. Maybe it ends the process");
    putBackAnother(left, facts.name(), file);
  }

  /** What ran before, unless that was the same: else the server would end again and again. */
  private void putBackAnother(Bench.Unfinished left, String name, Path file) throws IOException {
    Path copy = folders.copy(name, left.shadow());
    if (Files.exists(copy) && !Specimen.sha256(copy).equals(left.digest())) {
      folders.putBack(name, left.shadow(), file);
      return;
    }
    folders.forget(name, left.shadow());
    Path previous = folders.previous(name);
    if (!left.shadow()
        && Files.exists(previous)
        && !Specimen.sha256(previous).equals(left.digest())) {
      PluginFolders.move(previous, file);
    }
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
      if (waits(file, shadow, JarFacts.asFarAsKnown(file), because)) {
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
      Running now = running.with(new Trial(trials, file).again(running.candidate()));
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
    if (!Files.exists(file)) {
      waiting.done(file);
      return new Outcome(false, null, "the file %s is gone".formatted(file.getFileName()));
    }
    if (!footing.firm()) {
      return unsteady(file, shadow);
    }
    Specimen specimen = bench.take(file, shadow);
    bench.begin(specimen);
    try {
      return specimen.unchanged()
          ? tried(specimen)
          : new Outcome(false, null, "the file is being written; it is tried when it stands still");
    } finally {
      bench.end(specimen);
    }
  }

  private Outcome unsteady(Path file, boolean shadow) {
    watch(shadow).forget(file);
    return new Outcome(false, null, UNSTEADY);
  }

  private Outcome tried(Specimen specimen) throws IOException {
    boolean before = passed.includes(specimen.digest());
    Trial trial = new Trial(trials, specimen.copy(), before);
    try {
      Candidate candidate = trial.run();
      String unfit = unfitForShadow(candidate, specimen.shadow());
      if (!unfit.isEmpty()) {
        trials.installer().uninstall(candidate.bundle(), candidate.threads());
        return rejected(specimen, trial.facts(), unfit);
      }
      return taken(candidate, specimen);
    } catch (Protocol.Interrupted e) {
      return unsteady(specimen.file(), specimen.shadow());
    } catch (Protocol.Rejected e) {
      if (!footing.firm()) {
        return unsteady(specimen.file(), specimen.shadow());
      }
      return before
          ? late(specimen, trial.facts(), e.getMessage())
          : rejected(specimen, trial.facts(), e.getMessage());
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

  /** It passed before and does not come up now: its file stays. */
  private Outcome late(Specimen specimen, JarFacts facts, String because) {
    String later = because + ". It passed before: its file stays and is tried again later";
    if (waits(specimen.file(), specimen.shadow(), facts, later)) {
      LOG.warn(
          "Plug-in {} {} ({}) does not come up: {}",
          facts.name(),
          facts.version(),
          specimen.fileName(),
          later);
    }
    watch(specimen.shadow()).known(specimen.file(), specimen.stamp());
    return new Outcome(false, null, later);
  }

  private boolean waits(Path file, boolean shadow, JarFacts facts, String because) {
    Plugin plugin =
        new Plugin(
            facts.name(),
            facts.version(),
            (shadow ? "shadow/" : "") + file.getFileName(),
            PluginState.STOPPED,
            because,
            clock.instant(),
            List.of());
    return waiting.add(file, shadow, plugin);
  }

  private Outcome taken(Candidate candidate, Specimen specimen) throws IOException {
    boolean shadow = specimen.shadow();
    Running before = members.place(shadow).get(candidate.name());
    Running now =
        new Running(candidate, specimen.fileName(), shadow, specimen.digest(), clock.instant(), "");
    boolean used = false;
    try {
      trials.settle(candidate);
      if (Thread.currentThread().isInterrupted() || !footing.firm()) {
        return unsteady(specimen.file(), shadow);
      }
      passed.add(specimen.digest());
      if (before != null && !shadow) {
        folders.keepAsPrevious(candidate.name());
      }
      folders.running(candidate.name(), shadow, specimen.copy());
      use(now);
      used = true;
    } finally {
      if (!used) {
        trials.installer().uninstall(candidate.bundle(), candidate.threads());
      }
    }
    watch(shadow).known(specimen.file(), specimen.stamp());
    waiting.done(specimen.file());
    LOG.info(
        "Plug-in {} {} ({}) is {}{}",
        candidate.name(),
        candidate.version(),
        specimen.fileName(),
        shadow ? "in the shadow" : "in use",
        before == null ? "" : " in place of " + before.candidate().version());
    if (before != null) {
      members.retire(before);
      dropOtherFile(before, specimen.file());
    }
    displaced(now);
    return new Outcome(true, now.described(), "");
  }

  private void use(Running now) {
    members.use(now, because -> worker.execute(() -> broken(now, because)));
  }

  /** Its file was another plug-in's before: that one has none any more. */
  private void displaced(Running now) throws IOException {
    for (Running other : List.copyOf(members.place(now.shadow()).values())) {
      if (other.file().equals(now.file()) && !other.name().equals(now.name())) {
        if (!now.shadow()) {
          folders.keepAsPrevious(other.name());
        }
        members.leave(other);
        LOG.warn(
            "Plug-in {} {} is removed: its file {} is {} now",
            other.name(),
            other.candidate().version(),
            other.file(),
            now.name());
      }
    }
  }

  /** Of two files with one plug-in one counts; the other is kept as the one before. */
  private void dropOtherFile(Running before, Path file) throws IOException {
    Path other = folders.folder(before.shadow()).resolve(before.file());
    if (!other.equals(file)
        && Files.exists(other)
        && Specimen.sha256(other).equals(before.digest())) {
      Files.delete(other);
      watch(before.shadow()).known(other);
    }
  }

  /** What was tried is rejected; a file that came in its place meanwhile has its turn later. */
  private Outcome rejected(Specimen specimen, JarFacts facts, String because) throws IOException {
    boolean same = specimen.unchanged();
    Plugin plugin =
        rejections.rejected(
            same ? specimen.file() : specimen.copy(), specimen.fileName(), facts, because);
    passed.forget(specimen.digest());
    waiting.done(specimen.file());
    if (same) {
      putBack(specimen);
      watch(specimen.shadow()).known(specimen.file());
    } else {
      watch(specimen.shadow()).known(specimen.file(), specimen.stamp());
    }
    return new Outcome(false, plugin, because);
  }

  /** The file of what runs may have been overwritten by the one that was rejected. */
  private void putBack(Specimen specimen) throws IOException {
    for (Running running : members.place(specimen.shadow()).values()) {
      if (running.file().equals(specimen.fileName())) {
        folders.putBack(running.name(), running.shadow(), specimen.file());
      }
    }
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
      passed.forget(running.digest());
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
    return shadow ? shadowWatch : inUseWatch;
  }

  Members members() {
    return members;
  }
}
