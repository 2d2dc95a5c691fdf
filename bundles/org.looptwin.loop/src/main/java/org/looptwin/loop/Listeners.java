package org.looptwin.loop;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.looptwin.decision.api.LoopEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who in this process is told of the stages. */
final class Listeners {
  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  private final List<Consumer<LoopEvent>> all = new CopyOnWriteArrayList<>();

  AutoCloseable add(Consumer<LoopEvent> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  /** One that fails is told about in the log and spoils nothing. */
  void tell(LoopEvent event) {
    for (Consumer<LoopEvent> listener : all) {
      try {
        listener.accept(event);
      } catch (RuntimeException e) {
        LOG.warn("A listener failed on stage {}: {}", event.stage(), e.toString());
      }
    }
  }
}
