package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.looptwin.model.json.CaseDigest;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.json.Problem;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.looptwin.shell.plan.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of the case in use: when their contents have changed and they are quiet, they
 * are checked as {@code looptwin validate} does, and taken over or refused.
 */
final class CaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CaseWatch.class);
  private static final long LOOK_EVERY_MS = 600;
  private static final long LONGEST_TAKEOVER_S = 120;

  /** Of one broken edit; {@code looptwin validate} shows them all. */
  private static final int MOST_TOLD = 20;

  private final Path folder;
  private final CaseShelf shelf;
  private final Takeover takeover;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "looptwin-case");
            thread.setDaemon(true);
            return thread;
          });
  private String inForce;
  private List<String> seen;
  private List<String> judged;
  private String complained = "";

  /** Puts a case in force. */
  interface Takeover {
    CaseSource inForce();

    /**
     * @return why it is not in force; empty when it is
     */
    Optional<String> use(Case next, String digest);
  }

  /**
   * @param folder the case folder in use
   * @param shelf keeps what is taken over
   */
  CaseWatch(Path folder, CaseShelf shelf, Takeover takeover) {
    this.folder = folder;
    this.shelf = shelf;
    this.takeover = takeover;
    this.inForce = takeover.inForce().digest();
  }

  CaseWatch start() {
    timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_MS, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    return this;
  }

  /** One look at the files. Never throws: a thrown exception would end the watch. */
  void look() {
    try {
      List<String> now = stamps();
      if (!now.equals(seen)) {
        seen = now;
      } else if (!now.equals(judged) && judge()) {
        judged = now;
      }
    } catch (IOException e) {
      seen = null;
      refuse("%s cannot be read or copied: %s".formatted(folder, e));
    } catch (RuntimeException e) {
      judged = seen;
      LOG.error("{} is not taken over: {}", folder, e.toString(), e);
    }
  }

  private List<String> stamps() throws IOException {
    List<String> stamps = new ArrayList<>();
    for (Path file : CaseDigest.files(folder)) {
      stamps.add(
          "%s %d %s"
              .formatted(file, Files.size(file), Files.getLastModifiedTime(file).toInstant()));
    }
    return stamps;
  }

  /** Takes the files over or refuses them; false when they were written to meanwhile. */
  private boolean judge() throws IOException {
    String digest = CaseDigest.of(folder);
    if (inForce.isEmpty()) {
      inForce = digest; // no copy was kept at the start
    }
    if (digest.equals(inForce)) {
      if (!complained.isEmpty()) {
        LOG.info("{} holds again what is in force", folder);
      }
      complained = "";
      return true;
    }
    CaseShelf.Taken taken = shelf.take(folder);
    if (!taken.digest().equals(digest)) {
      return false;
    }
    take(taken);
    return true;
  }

  private void take(CaseShelf.Taken taken) {
    CaseReading reading = taken.reading();
    Case next = reading.reference();
    if (next == null) {
      reading.errors().stream().limit(MOST_TOLD).map(Problem::toString).forEach(LOG::error);
      refuse(
          "%s has %s, expected none"
              .formatted(folder, Figures.count(reading.errors().size(), "error")));
      return;
    }
    String name = takeover.inForce().current().name();
    if (!next.name().equals(name)) {
      refuse("the case's name is %s, expected %s: topics hang on it".formatted(next.name(), name));
      return;
    }
    reading.warnings().forEach(problem -> LOG.warn("{}", problem));
    takeover
        .use(next, taken.digest())
        .ifPresentOrElse(
            this::refuse,
            () -> {
              inForce = taken.digest();
              complained = "";
            });
  }

  private void refuse(String because) {
    if (!because.equals(complained)) {
      LOG.error("The changed case is not taken over, the one before stays in force: {}", because);
    }
    complained = because;
  }

  /** Waits for a takeover that is on its way, so that nothing starts while the server stops. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(LONGEST_TAKEOVER_S, TimeUnit.SECONDS)) {
        LOG.warn("A changed case is still being taken over while the server stops");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
