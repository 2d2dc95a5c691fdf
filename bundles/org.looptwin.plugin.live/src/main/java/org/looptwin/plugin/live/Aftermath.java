package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier run of the server left: what passed, what fell, what was on trial at its end. */
final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

  private final PluginFolders folders;
  private final Passed passed;
  private final Bench bench;
  private final Rejections rejections;

  Aftermath(Parts parts) {
    this.folders = parts.folders();
    this.passed = parts.passed();
    this.bench = parts.bench();
    this.rejections = parts.rejections();
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
}
