package org.looptwin.plugin.live;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees plug-ins off: waits for calls in flight, then stops and uninstalls. On threads of its own,
 * so that a long solve on the old version does not keep the next plug-in waiting.
 */
final class Retirement implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

  /** The longest call there is: a plan with free sites, and its grace. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(125);

  private static final long LAST_MS = 5_000;

  private final Installer installer;
  private final InboxGates gates;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "looptwin-plugins-retire");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Duration patience = LONGEST_CALL;

  Retirement(Installer installer, InboxGates gates) {
    this.installer = installer;
    this.gates = gates;
  }

  /**
   * @param left told what was left behind, if anything was
   */
  void of(Candidate candidate, Consumer<String> left) {
    executor.execute(() -> seeOff(candidate, left));
  }

  private void seeOff(Candidate candidate, Consumer<String> left) {
    try {
      for (Provided<?> service : candidate.services()) {
        if (!service.leave(service.broken().isEmpty() ? patience : Duration.ZERO)) {
          LOG.warn(
              "Plug-in {} {} leaves although a call to {} has not ended",
              candidate.name(),
              candidate.version(),
              service.name());
        }
      }
      gates.shut(candidate.bundle());
      String behind = installer.uninstall(candidate.bundle(), candidate.threads());
      if (!behind.isEmpty()) {
        left.accept(behind);
      }
      LOG.debug("Bundle {} of {} is gone", candidate.bundle().getBundleId(), candidate.name());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits a little for those that are leaving; the rest goes with the process. */
  @Override
  public void close() throws InterruptedException {
    patience = Duration.ofSeconds(1);
    executor.shutdown();
    if (!executor.awaitTermination(LAST_MS, TimeUnit.MILLISECONDS)) {
      executor.shutdownNow();
    }
  }
}
