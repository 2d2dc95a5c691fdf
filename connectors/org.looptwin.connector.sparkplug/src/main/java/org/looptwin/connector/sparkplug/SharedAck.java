package org.looptwin.connector.sparkplug;

import java.util.concurrent.atomic.AtomicInteger;

/** Acknowledges a message when each of its parts is done. */
final class SharedAck {
  private final AtomicInteger open = new AtomicInteger(1);
  private final Runnable whole;

  SharedAck(Runnable whole) {
    this.whole = whole;
  }

  /** Run it once, when this part is done. */
  Runnable part() {
    open.incrementAndGet();
    return this::done;
  }

  /** No more parts will be asked for. */
  void complete() {
    done();
  }

  private void done() {
    if (open.decrementAndGet() == 0) {
      whole.run();
    }
  }
}
