package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one connection up and publishes what is queued, on one thread of its own: connect, say
 * ONLINE, publish until the connection is lost, wait, again.
 */
final class Supervisor implements Runnable {
  /** Below the receive maximum of every broker in use; Mosquitto's is 20. */
  private static final int WINDOW = 16;

  private static final String SUSPICION =
      " and has closed each of the last ones soon. Maybe another client uses the id %s: then set"
          + " %sclient-id";

  private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final String connectorName;
  private final Peer peer;
  private final Link.Opener opener;
  private final Subscriptions subscriptions;
  private final Status status;
  private final OutboundQueue queue;
  private final InboundBuffer inbound;
  private final Waits waits;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closing;
  private boolean windowFull;
  private boolean filtersChanged;
  private Ears ears;
  private LinkException lostBecause;
  private Duration wait = Duration.ZERO;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile String problem = "";
  private volatile boolean useful;

  /**
   * @param status what is said on the status topic; null for nothing
   */
  Supervisor(
      String connectorName,
      Peer peer,
      Link.Opener opener,
      Subscriptions subscriptions,
      Status status,
      OutboundQueue queue,
      InboundBuffer inbound,
      Waits waits) {
    this.connectorName = connectorName;
    this.peer = peer;
    this.opener = opener;
    this.subscriptions = subscriptions;
    this.status = status;
    this.queue = queue;
    this.inbound = inbound;
    this.waits = waits;
  }

  ConnectionState state() {
    return state;
  }

  /** The last problem, empty when there is none. */
  String problem() {
    return problem;
  }

  /** There is something to publish. */
  void wake() {
    signal(() -> {});
  }

  /** What to subscribe to may have changed. */
  void resubscribe() {
    signal(() -> filtersChanged = true);
  }

  /** Publishes what is queued, as long as that takes no more than two seconds, and ends. */
  void close() {
    signal(() -> closing = true);
  }

  @Override
  public void run() {
    try {
      while (!closing()) {
        connectAndServe();
        state = ConnectionState.DOWN;
        pause();
      }
    } catch (InterruptedException e) {
      LOG.debug("The connection's thread was asked to end at once");
    } finally {
      state = ConnectionState.DOWN;
    }
  }

  private void connectAndServe() throws InterruptedException {
    Ears hearing = new Ears();
    signal(
        () -> {
          ears = hearing;
          lostBecause = null;
        });
    state = problem.isEmpty() ? ConnectionState.CONNECTING : ConnectionState.DOWN;
    useful = false;
    long since = 0;
    try (Link link = opener.open(peer, offline(), hearing)) {
      since = System.nanoTime();
      Set<String> filters = subscriptions.filters();
      link.subscribe(filters);
      sayOnline(link);
      state = ConnectionState.RUNNING;
      problem = "";
      LOG.info("MQTT: connected to {} and subscribed to {}", peer, String.join(", ", filters));
      serve(link, filters);
      if (closing()) {
        link.leave(offline());
      } else {
        failed(reasonOfLoss(), since);
      }
    } catch (LinkException e) {
      failed(lostBecause(e), since);
    } finally {
      queue.retryUnderway();
    }
  }

  private String offline() {
    return status == null ? null : status.offline();
  }

  private void sayOnline(Link link) throws LinkException {
    if (status != null) {
      link.publish(peer.topics().full(Topics.STATUS), status.online(), true, ignored -> {});
    }
  }

  private void serve(Link link, Set<String> subscribed) throws InterruptedException, LinkException {
    long deadline = Long.MAX_VALUE;
    Set<String> filters = subscribed;
    while (true) {
      filters = subscribeToWhatIsNew(link, filters);
      sendAll(link);
      lock.lock();
      try {
        if (lostBecause != null || !link.connected()) {
          return;
        }
        if (closing && deadline == Long.MAX_VALUE) {
          deadline = System.nanoTime() + TIME_TO_DRAIN.toNanos();
        }
        if (closing && (queue.size() == 0 || System.nanoTime() >= deadline)) {
          return;
        }
        if (!sendable() && !filtersChanged) {
          changed.await(closing ? 50 : 1000, TimeUnit.MILLISECONDS);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private Set<String> subscribeToWhatIsNew(Link link, Set<String> before) throws LinkException {
    if (!takeFiltersChanged()) {
      return before;
    }
    Set<String> now = subscriptions.filters();
    Set<String> added = new LinkedHashSet<>(now);
    added.removeAll(before);
    Set<String> gone = new LinkedHashSet<>(before);
    gone.removeAll(now);
    link.subscribe(added);
    link.unsubscribe(gone);
    if (!added.isEmpty() || !gone.isEmpty()) {
      LOG.info("MQTT: {} subscribed to {}, no longer to {}", peer, added, gone);
    }
    return now;
  }

  private boolean takeFiltersChanged() {
    lock.lock();
    try {
      boolean taken = filtersChanged;
      filtersChanged = false;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  private boolean sendable() {
    return !windowFull && queue.size() > queue.underway() && queue.underway() < WINDOW;
  }

  private void sendAll(Link link) {
    signal(() -> windowFull = false);
    while (queue.underway() < WINDOW) {
      Optional<OutboundQueue.Outbound> next = queue.next();
      if (next.isEmpty() || !send(link, next.get())) {
        return;
      }
    }
  }

  private boolean send(Link link, OutboundQueue.Outbound message) {
    try {
      link.publish(
          peer.topics().full(message.topic()),
          message.json(),
          message.retained(),
          error -> answered(link, message, error));
      return true;
    } catch (LinkException e) {
      giveBack(message, e);
      return false;
    } catch (RuntimeException e) { // e.g. of the client for a topic that MQTT does not allow
      LOG.error(
          "A message on {} cannot be published and is dropped: {}", message.topic(), text(e), e);
      queue.confirm(message);
      return true;
    }
  }

  /** What was underway when the connection broke is not refused: it is sent again. */
  private void answered(Link link, OutboundQueue.Outbound message, Throwable error) {
    if (error == null) {
      queue.confirm(message);
    } else if (link.connected()) {
      LOG.warn("The broker refused a message on {}: {}", message.topic(), text(error));
      queue.confirm(message);
    }
    wake();
  }

  private void giveBack(OutboundQueue.Outbound message, LinkException e) {
    queue.putBack(message);
    if (e.kind() == LinkException.Kind.BUSY) {
      signal(() -> windowFull = true);
    } else {
      signal(() -> lostBecause = lostBecause == null ? e : lostBecause);
    }
  }

  /**
   * @param since when the connection came up; 0 when it did not
   */
  private void failed(LinkException because, long since) {
    problem = because.getMessage();
    state = ConnectionState.DOWN;
    Duration lasted = since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    if (because.kind() == LinkException.Kind.TAKEN_OVER) {
      wait = waits.afterTakeOver(lasted);
    } else {
      boolean closed = because.kind() == LinkException.Kind.CLOSED;
      wait = since == 0 ? waits.afterFailure() : waits.afterLoss(lasted, useful, closed);
      if (since != 0 && waits.suspicious()) {
        problem += SUSPICION.formatted(peer.clientId(), peer.keys());
      }
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      if (closing) {
        return;
      }
      LOG.warn("MQTT: {} is away ({}); next attempt in {} ms", peer, problem, wait.toMillis());
      long nanos = wait.toNanos();
      while (!closing && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean closing() {
    lock.lock();
    try {
      return closing;
    } finally {
      lock.unlock();
    }
  }

  private LinkException reasonOfLoss() {
    return lostBecause(LinkException.broken("the connection was lost"));
  }

  /** What the client said of the loss, which tells more than what failed because of it. */
  private LinkException lostBecause(LinkException otherwise) {
    lock.lock();
    try {
      return lostBecause == null ? otherwise : lostBecause;
    } finally {
      lock.unlock();
    }
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static String text(Throwable e) {
    return Explanation.text(e);
  }

  /** What this connection hears. */
  private final class Ears implements Link.Listener {
    @Override
    public void arrived(String topic, byte[] payload, Runnable acknowledge)
        throws InterruptedException {
      useful = true;
      inbound.put(new Incoming(connectorName, peer.topics().named(topic), payload, acknowledge));
    }

    @Override
    public void lost(LinkException because) {
      signal(
          () -> {
            if (ears == this) { // not the last words of an earlier connection
              lostBecause = because;
            }
          });
    }
  }
}
