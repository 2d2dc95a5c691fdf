package org.looptwin.connector.sparkplug;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that alone works on edge nodes: takes what happened, does what is due. */
final class Delivery implements Runnable {
  private static final long TICK_MS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final Inflow inflow;
  private final EdgeNodes edges;
  private final LongSupplier millis;

  Delivery(Inflow inflow, EdgeNodes edges, LongSupplier millis) {
    this.inflow = inflow;
    this.edges = edges;
    this.millis = millis;
  }

  /** Ends when the inflow has ended and is empty, or when interrupted. */
  @Override
  public void run() {
    try {
      edges.restore();
      long ticked = millis.getAsLong();
      while (!(inflow.ended() && inflow.isEmpty())) {
        Optional<Inflow.Event> event = inflow.poll(idle());
        if (event.isPresent()) {
          take(event.get());
        }
        if (inflow.isEmpty() || millis.getAsLong() - ticked >= TICK_MS) {
          ticked = millis.getAsLong();
          edges.tick();
        }
      }
      edges.finish();
    } catch (InterruptedException | IllegalStateException e) {
      LOG.warn("Sparkplug: the server took no more; messages of edge nodes may be lost");
    }
  }

  private long idle() {
    long left = edges.nextTick() - millis.getAsLong();
    return Math.max(0, Math.min(left, 60_000));
  }

  private void take(Inflow.Event event) throws InterruptedException {
    switch (event.kind()) {
      case ARRIVED -> edges.arrived(event.message());
      case CONNECTED -> edges.connected();
      case LOST -> edges.lost();
      default -> throw new IllegalStateException("Unknown: " + event.kind());
    }
  }
}
