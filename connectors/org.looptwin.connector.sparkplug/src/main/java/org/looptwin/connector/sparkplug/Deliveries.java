package org.looptwin.connector.sparkplug;

import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;

/** The inbox, and which messages it has not settled yet. */
final class Deliveries implements Inbox {
  private final Inbox inbox;
  private long open;

  Deliveries(Inbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public void deliver(Incoming message) throws InterruptedException {
    Incoming counted = counted(message);
    boolean taken = false;
    try {
      inbox.deliver(counted);
      taken = true;
    } finally {
      uncountUnless(taken);
    }
  }

  @Override
  public void refuse(Incoming message, Refusal reason, String detail) throws InterruptedException {
    inbox.refuse(message, reason, detail);
  }

  /** Waits until the twin shows everything that was delivered. */
  synchronized void awaitSettled() throws InterruptedException {
    while (open > 0) {
      wait();
    }
  }

  private Incoming counted(Incoming message) {
    synchronized (this) {
      open++;
    }
    Runnable acknowledge = message.acknowledge();
    Runnable counting =
        () -> {
          uncountUnless(false);
          acknowledge.run();
        };
    return new Incoming(
        message.connector(), message.topic(), message.payload(), counting, message.original());
  }

  private synchronized void uncountUnless(boolean taken) {
    if (!taken) {
      open--;
      notifyAll();
    }
  }
}
