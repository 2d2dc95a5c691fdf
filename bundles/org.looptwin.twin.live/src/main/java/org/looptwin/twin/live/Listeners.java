package org.looptwin.twin.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.looptwin.twin.api.Journal.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to know of new entries. One that fails hurts only itself. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  private final class Listener implements Subscription {
    private final LongConsumer consumer;

    private Listener(LongConsumer consumer) {
      this.consumer = consumer;
    }

    @Override
    public void close() {
      listeners.remove(this);
    }
  }

  Subscription add(LongConsumer consumer) {
    Listener listener = new Listener(consumer);
    listeners.add(listener);
    return listener;
  }

  void tell(long last) {
    for (Listener listener : listeners) {
      try {
        listener.consumer.accept(last);
      } catch (RuntimeException e) {
        LOG.warn("A listener of the journal failed at offset {}.", last, e);
      }
    }
  }
}
