package org.looptwin.plugin.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The inbox as plug-ins see it: closed while a plug-in is on trial (to its connectors the server is
 * busy), open while it is in use, gone afterwards.
 *
 * <p><b>Threads:</b> any.
 */
@Component(service = InboxGates.class, immediate = true)
public final class InboxGates implements ServiceFactory<Inbox> {
  private static final String GATE = "plugin.gate";
  private static final long LOOK_MS = 200;

  private final Map<Long, Gate> gates = new ConcurrentHashMap<>();
  private final Set<Long> opened = ConcurrentHashMap.newKeySet();
  private final ServiceTracker<Inbox, Inbox> server;
  private final ServiceRegistration<?> registration;

  @Activate
  public InboxGates(BundleContext context) throws InvalidSyntaxException {
    server =
        new ServiceTracker<>(
            context,
            FrameworkUtil.createFilter(
                "(&(objectClass=%s)(!(%s=*)))".formatted(Inbox.class.getName(), GATE)),
            null);
    server.open();
    registration =
        context.registerService(
            Inbox.class, this, FrameworkUtil.asDictionary(Map.of(GATE, Boolean.TRUE)));
  }

  void open(Bundle plugin) {
    opened.add(plugin.getBundleId());
    Gate gate = gates.get(plugin.getBundleId());
    if (gate != null) {
      gate.set(State.OPEN);
    }
  }

  void shut(Bundle plugin) {
    opened.remove(plugin.getBundleId());
    end(plugin);
  }

  private void end(Bundle plugin) {
    Gate gate = gates.remove(plugin.getBundleId());
    if (gate != null) {
      gate.set(State.GONE);
    }
  }

  @Override
  public Inbox getService(Bundle plugin, ServiceRegistration<Inbox> ignored) {
    Gate gate = new Gate();
    gates.put(plugin.getBundleId(), gate);
    if (opened.contains(plugin.getBundleId())) {
      gate.set(State.OPEN);
    }
    return gate;
  }

  @Override
  public void ungetService(Bundle plugin, ServiceRegistration<Inbox> ignored, Inbox gate) {
    end(plugin);
  }

  @Deactivate
  void close() {
    gates.values().forEach(gate -> gate.set(State.GONE));
    registration.unregister();
    server.close();
  }

  private enum State {
    CLOSED,
    OPEN,
    GONE
  }

  private final class Gate implements Inbox {
    private State state = State.CLOSED;

    synchronized void set(State next) {
      state = next;
      notifyAll();
    }

    @Override
    public void deliver(Incoming message) throws InterruptedException {
      inbox().deliver(message);
    }

    @Override
    public void refuse(Incoming message, Refusal reason, String detail)
        throws InterruptedException {
      inbox().refuse(message, reason, detail);
    }

    private Inbox inbox() throws InterruptedException {
      while (true) {
        awaitOpen();
        Inbox inbox = server.getService();
        if (inbox != null) {
          return inbox;
        }
        pause();
      }
    }

    private synchronized void awaitOpen() throws InterruptedException {
      while (state == State.CLOSED) {
        wait();
      }
      if (state == State.GONE) {
        throw new IllegalStateException("The plug-in is no longer in use.");
      }
    }

    private synchronized void pause() throws InterruptedException {
      if (state == State.OPEN) {
        wait(LOOK_MS);
      }
    }
  }
}
