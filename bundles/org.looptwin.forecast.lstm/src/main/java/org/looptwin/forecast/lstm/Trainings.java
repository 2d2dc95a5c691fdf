package org.looptwin.forecast.lstm;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains networks one after the other on one thread of its own, which is there only while there is
 * something to train, and keeps those last used.
 *
 * <p><b>Threads:</b> any.
 */
final class Trainings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Trainings.class);
  private static final int KEPT = 24;
  private static final long LAST_BATCH_MS = 5_000;

  private final Teacher teacher;
  private final Map<Wanted, Result> results =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Result> eldest) {
          return size() > KEPT;
        }
      };
  private final Deque<Wanted> waiting = new ArrayDeque<>();
  private Wanted inHand;
  private Thread worker;
  private volatile boolean closed;

  Trainings(Teacher teacher) {
    this.teacher = teacher;
  }

  /**
   * A network that is wanted, by the content of what it is trained on.
   *
   * @param digest of the panel
   * @param whole what is known by now; the network's forecasts of this panel are made at once after
   *     its training, where nobody waits for them
   */
  record Wanted(String digest, long seed, Panel panel, Panel whole, int horizon) {
    /**
     * @param months the network may know
     */
    static Wanted of(Panel whole, int months, int horizon, long seed) {
      Panel panel = whole.first(months);
      return new Wanted(panel.digest(), seed, panel, whole, horizon);
    }

    private void lookAhead(Network network) {
      int next = panel.months() + Refits.EVERY;
      for (int origin = panel.months(); origin < next && origin <= whole.months(); origin++) {
        network.path(whole.first(origin), horizon);
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Wanted that && seed == that.seed && digest.equals(that.digest);
    }

    @Override
    public int hashCode() {
      return digest.hashCode();
    }
  }

  /**
   * How a training ended.
   *
   * @param network null when it failed
   * @param failure why; empty when it did not
   */
  record Result(Network network, String failure) {}

  /** Null while it is not trained. */
  synchronized Result result(Wanted wanted) {
    return results.get(wanted);
  }

  /** Lets those be trained that are not, in this order; returns at once. */
  synchronized void request(List<Wanted> all) {
    for (Wanted wanted : all) {
      if (!closed
          && !results.containsKey(wanted)
          && !waiting.contains(wanted)
          && !wanted.equals(inHand)) {
        waiting.add(wanted);
      }
    }
    if (worker == null && !waiting.isEmpty()) {
      worker = new Thread(this::work, "lstm-training");
      worker.setDaemon(true);
      worker.setPriority(Thread.MIN_PRIORITY);
      worker.start();
    }
  }

  /** Requests them and waits until all have ended, or these trainings are closed. */
  synchronized void await(List<Wanted> all) throws InterruptedException {
    request(all);
    Set<Wanted> missing = new HashSet<>(all);
    missing.removeAll(results.keySet());
    while (!closed && !missing.isEmpty()) {
      wait();
      missing.removeAll(results.keySet()); // a result that has ended may be dropped for others
    }
  }

  private void work() {
    for (Wanted next = next(); next != null; next = next()) {
      try {
        Network network = teacher.teach(next.panel(), next.seed(), () -> closed);
        next.lookAhead(network);
        finish(next, new Result(network, ""));
      } catch (InterruptedException e) {
        LOG.debug("The training of {} months is cancelled", next.panel().months());
        finish(next, new Result(null, "it was cancelled"));
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("The LSTM cannot be trained on {} months", next.panel().months(), e);
        finish(next, new Result(null, e.toString()));
      }
    }
  }

  private synchronized Wanted next() {
    inHand = closed ? null : waiting.poll();
    if (inHand == null) {
      worker = null;
    }
    return inHand;
  }

  private synchronized void finish(Wanted wanted, Result result) {
    inHand = null;
    if (closed) {
      return;
    }
    results.put(wanted, result);
    notifyAll();
    if (waiting.isEmpty() && result.network() != null) {
      LOG.info(
          "LSTM trained, the last refit on {} months of {} series",
          wanted.panel().months(),
          wanted.panel().columns());
    }
  }

  /** Cancels what is being trained and waits until its thread has ended. */
  @Override
  public void close() {
    Thread ending;
    synchronized (this) {
      closed = true;
      waiting.clear();
      results.clear();
      ending = worker;
      notifyAll();
    }
    if (ending != null) {
      ending.interrupt();
      try {
        ending.join(LAST_BATCH_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
