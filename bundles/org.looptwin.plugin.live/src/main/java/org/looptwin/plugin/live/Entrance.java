package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;
import org.looptwin.plugin.api.Plugins.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a file that has come to a plug-in that is used, or to a reason why not. */
final class Entrance {
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);

  private static final String UNSTEADY =
      "the server is starting or stopping; the file is tried when it is up";

  private final Parts parts;
  private final Trials trials;
  private final Members members;
  private final PluginFolders folders;
  private final Clock clock;
  private final Footing footing;
  private final Passed passed;
  private final Bench bench;
  private final Waiting waiting;
  private final Rejections rejections;
  private final Consumer<Running> user;

  /**
   * @param user takes what has passed into use
   */
  Entrance(Parts parts, Consumer<Running> user) {
    this.parts = parts;
    this.trials = parts.trials();
    this.members = parts.members();
    this.folders = parts.folders();
    this.clock = parts.clock();
    this.footing = parts.footing();
    this.passed = parts.passed();
    this.bench = parts.bench();
    this.waiting = parts.waiting();
    this.rejections = parts.rejections();
    this.user = user;
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
    parts.watch(shadow).forget(file);
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
    parts.watch(specimen.shadow()).known(specimen.file(), specimen.stamp());
    return new Outcome(false, null, later);
  }

  /** It is tried again later; false when that has been said before. */
  boolean waits(Path file, boolean shadow, JarFacts facts, String because) {
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
      user.accept(now);
      used = true;
    } finally {
      if (!used) {
        trials.installer().uninstall(candidate.bundle(), candidate.threads());
      }
    }
    parts.watch(shadow).known(specimen.file(), specimen.stamp());
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
      parts.watch(before.shadow()).known(other);
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
      parts.watch(specimen.shadow()).known(specimen.file());
    } else {
      parts.watch(specimen.shadow()).known(specimen.file(), specimen.stamp());
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
}
