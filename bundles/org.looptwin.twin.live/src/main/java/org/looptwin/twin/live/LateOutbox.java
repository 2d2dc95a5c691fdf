package org.looptwin.twin.live;

import org.looptwin.connector.api.Outbox;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * An outbox that is fetched when it is first needed: connectors need the inbox before they can be
 * an outbox, so fetching one while the inbox is being made would go in a circle.
 */
final class LateOutbox implements Outbox {
  private final BundleContext context;
  private final ServiceReference<Outbox> reference;
  private Outbox outbox;
  private boolean closed;

  LateOutbox(BundleContext context, ServiceReference<Outbox> reference) {
    this.context = context;
    this.reference = reference;
  }

  @Override
  public void publish(String topic, String json, boolean retained) {
    Outbox now = fetch();
    if (now != null) {
      now.publish(topic, json, retained);
    }
  }

  private synchronized Outbox fetch() {
    if (outbox == null && !closed) {
      outbox = context.getService(reference);
    }
    return outbox;
  }

  synchronized void close() {
    closed = true;
    if (outbox != null) {
      context.ungetService(reference);
      outbox = null;
    }
  }
}
