package org.looptwin.launch.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a broker again whose store has failed, as often as it takes: as soon as the disk has room,
 * and when that does not help, with pauses that double. It looks at the room first because a failed
 * start leaves stack traces in the log, which fill the disk.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
  private static final long MEGABYTE = 1 << 20;
  private static final int LOOKS_BEFORE_IT_IS_STUCK = 60;

  /** What may fail and is tried again. */
  interface Attempt {
    /** False when the broker was stopped meanwhile, or what has failed was never in use. */
    boolean needed();

    /** Whether what has failed holds files and ports no more. */
    boolean free();

    void start() throws IOException;
  }

  private final Path data;
  private final long roomBytes;
  private final Pauses pauses;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Recovery::daemon);
  private long failedAt;
  private volatile String trouble = "";

  /**
   * @param data holds the broker's journal
   * @param roomBytes of disk that a start needs
   */
  Recovery(Path data, long roomBytes, Pauses pauses) {
    this.data = data;
    this.roomBytes = roomBytes;
    this.pauses = pauses;
  }

  /** What is wrong and what helps; empty while the broker runs. */
  Optional<String> trouble() {
    return trouble.isEmpty() ? Optional.empty() : Optional.of(trouble);
  }

  /** Begins; returns at once. A failure soon after the last one waits longer. */
  void begin(String because, Attempt attempt) {
    thread.execute(
        () -> {
          if (attempt.needed()) {
            failed(because, attempt);
          }
        });
  }

  private void failed(String because, Attempt attempt) {
    long now = System.nanoTime();
    pauses.calmSince(Duration.ofNanos(now - failedAt));
    failedAt = now;
    trouble =
        "the embedded broker's store cannot be written (%s); it starts again by itself when it can. Make room on the disk, or mend it"
            .formatted(because);
    LOG.warn("MQTT: {}. Until then nothing is taken or acknowledged.", trouble);
    after(pauses.next(), () -> attempt(attempt, 0));
  }

  /** Gives up; a start that is underway must be over. */
  void end() {
    thread.shutdownNow();
  }

  private void attempt(Attempt attempt, int looks) {
    if (!attempt.needed()) {
      return;
    }
    if (!attempt.free() && looks < LOOKS_BEFORE_IT_IS_STUCK || !room()) {
      after(pauses.first(), () -> attempt(attempt, looks + 1));
      return;
    }
    try {
      attempt.start();
      trouble = "";
      LOG.info(
          "MQTT: the embedded broker is back after {} s, on the same ports, with the sessions and messages of its store; publishers send again what was not acknowledged",
          Duration.ofNanos(System.nanoTime() - failedAt).toSeconds());
    } catch (IOException | RuntimeException e) {
      Duration pause = pauses.next();
      LOG.warn(
          "MQTT: the embedded broker does not start again ({}); next attempt in {} ms",
          e.getMessage(),
          pause.toMillis());
      LOG.debug("Why the embedded broker does not start", e);
      after(pause, () -> attempt(attempt, looks));
    }
  }

  private boolean room() {
    try {
      return Files.getFileStore(data).getUsableSpace() >= roomBytes;
    } catch (IOException e) {
      LOG.debug("The room on the disk of {} is not known", data, e);
      return true; // the start will tell
    }
  }

  private void after(Duration pause, Runnable next) {
    thread.schedule(next, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "looptwin-broker-recovery");
    thread.setDaemon(true);
    return thread;
  }
}
