package org.looptwin.connector.tck;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;

/** An inbox that keeps what it took, or refuses everything as a server that is closing does. */
final class TrialInbox implements Inbox {
  private final boolean refusing;
  private final Duration patience;
  private final BlockingQueue<Incoming> messages = new LinkedBlockingQueue<>();

  private TrialInbox(boolean refusing, Duration patience) {
    this.refusing = refusing;
    this.patience = patience;
  }

  static TrialInbox open(Duration patience) {
    return new TrialInbox(false, patience);
  }

  static TrialInbox closing(Duration patience) {
    return new TrialInbox(true, patience);
  }

  @Override
  public void deliver(Incoming message) throws InterruptedException {
    messages.add(message);
    if (refusing) {
      throw new InterruptedException("closing");
    }
  }

  @Override
  public void refuse(Incoming message, Refusal reason, String detail) throws InterruptedException {
    deliver(message);
  }

  /** The next message that was handed in, taken or refused. */
  Incoming next(String why) throws InterruptedException {
    Incoming message = messages.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (message == null) {
      throw new AssertionError(
          "Nothing was handed in for %s s: %s".formatted(patience.toMillis() / 1000.0, why));
    }
    return message;
  }

  static String text(Incoming message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }
}
