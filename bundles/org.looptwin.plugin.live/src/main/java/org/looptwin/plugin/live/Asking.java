package org.looptwin.plugin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.looptwin.plugin.api.Plugins.Outcome;

/**
 * Has orders carried out on the worker and waits for how they went, for a while. An order that has
 * not begun when its caller stops waiting is not carried out.
 *
 * <p><b>Threads:</b> any.
 */
final class Asking {
  private final Executor worker;
  private final Duration patience;

  Asking(Executor worker, Duration patience) {
    this.worker = worker;
    this.patience = patience;
  }

  /**
   * @throws UncheckedIOException when files cannot be moved
   */
  Outcome ask(Callable<Outcome> order) {
    CompletableFuture<Outcome> answer = new CompletableFuture<>();
    Order work = new Order(order, answer);
    try {
      worker.execute(work);
    } catch (RejectedExecutionException e) {
      return new Outcome(false, null, "the server is stopping");
    }
    try {
      Outcome outcome =
          answer.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS).join();
      return outcome == null ? new Outcome(false, null, work.late()) : outcome;
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw e;
    }
  }

  private static final class Order implements Runnable {
    private final Callable<Outcome> order;
    private final CompletableFuture<Outcome> answer;
    private final AtomicBoolean decided = new AtomicBoolean();

    Order(Callable<Outcome> order, CompletableFuture<Outcome> answer) {
      this.order = order;
      this.answer = answer;
    }

    @Override
    public void run() {
      if (!decided.compareAndSet(false, true)) {
        return; // its caller has gone
      }
      try {
        answer.complete(order.call());
      } catch (Exception | Error e) { // whatever it is, the caller gets it
        answer.completeExceptionally(e);
      }
    }

    /** What its caller, who goes now, is told; what has not begun does not begin any more. */
    String late() {
      return decided.compareAndSet(false, true)
          ? "not begun: other plug-ins are being tried. Maybe ask again later"
          : "still being tried; GET /plugins says how it went";
    }
  }
}
