package org.looptwin.connector.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;

/**
 * One foreign message on its way into the inbox: every reading by itself, what is no reading
 * refused, all of them acknowledged before the message is.
 */
final class Translation {
  /** Of a message with more refused parts than this the further ones come without its payload. */
  static final int SHOWN_WHOLE = 10;

  private static final byte[] NOT_AGAIN =
      "(the payload stands with the first refused parts of this message)"
          .getBytes(StandardCharsets.UTF_8);

  private final Incoming foreign;
  private final Incoming.Original original;

  /**
   * @param foreign its topic is the whole topic after a slash
   */
  Translation(Incoming foreign) {
    this.foreign = foreign;
    this.original = new Incoming.Original(foreign.topic().substring(1), foreign.payload());
  }

  void deliver(Mapping.Fit fit, Instant arrival, Inbox inbox) throws InterruptedException {
    Rule.Made made = fit.rule().apply(fit.levels(), foreign.payload(), arrival);
    Runnable part = countingDown(made.drafts().size() + made.unfit().size());
    for (Draft draft : made.drafts()) {
      inbox.deliver(
          new Incoming(
              foreign.connector(), draft.series().path(), draft.payload(), part, original));
    }
    refuse(made.unfit(), part, inbox);
  }

  private void refuse(List<Unfit> unfit, Runnable part, Inbox inbox) throws InterruptedException {
    for (int i = 0; i < unfit.size(); i++) {
      byte[] payload = i < SHOWN_WHOLE ? foreign.payload() : NOT_AGAIN;
      Incoming refused = new Incoming(foreign.connector(), foreign.topic(), payload, part);
      inbox.refuse(refused, unfit.get(i).reason(), unfit.get(i).getMessage());
    }
  }

  /** Acknowledges the message when it has been run for each of its parts. */
  private Runnable countingDown(int parts) {
    AtomicInteger open = new AtomicInteger(parts);
    return () -> {
      if (open.decrementAndGet() == 0) {
        foreign.acknowledge().run();
      }
    };
  }
}
