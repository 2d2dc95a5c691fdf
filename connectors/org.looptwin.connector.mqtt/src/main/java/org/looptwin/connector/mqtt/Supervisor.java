package org.looptwin.connector.mqtt;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
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

  private static final Duration TIME_TO_DRAIN = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final Peer peer;
  private final Status status;
  private final OutboundQueue queue;
  private final BackOff backOff;
  private final InboundBuffer inbound;
  private final String connectorName;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closing;
  private boolean windowFull;
  private String lostBecause;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile String problem = "";

  Supervisor(
      String connectorName,
      Peer peer,
      Status status,
      OutboundQueue queue,
      InboundBuffer inbound,
      BackOff backOff) {
    this.connectorName = connectorName;
    this.peer = peer;
    this.status = status;
    this.queue = queue;
    this.inbound = inbound;
    this.backOff = backOff;
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
    signal(() -> lostBecause = null);
    state = problem.isEmpty() ? ConnectionState.CONNECTING : ConnectionState.DOWN;
    try (Link link = Link.open(peer, status.offline(), new Ears())) {
      link.publish(Topics.STATUS, status.online(), true, ignored -> {});
      state = ConnectionState.RUNNING;
      problem = "";
      backOff.reset();
      LOG.info("MQTT: connected to {} and subscribed to {}", peer, peer.topics().filter());
      serve(link);
      if (closing()) {
        link.leave(status.offline());
      } else {
        failed(reasonOfLoss());
      }
    } catch (MqttException e) {
      failed(sentence(e));
    } finally {
      queue.retryUnderway();
    }
  }

  private void serve(Link link) throws InterruptedException {
    long deadline = Long.MAX_VALUE;
    while (true) {
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
        if (!sendable()) {
          changed.await(closing ? 50 : 1000, TimeUnit.MILLISECONDS);
        }
      } finally {
        lock.unlock();
      }
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
          message.topic(),
          message.json(),
          message.retained(),
          error -> {
            if (error == null) {
              queue.confirm(message);
            } else {
              LOG.warn("The broker refused a message on {}: {}", message.topic(), text(error));
              queue.confirm(message);
            }
            wake();
          });
      return true;
    } catch (MqttException e) {
      giveBack(message, e);
      return false;
    } catch (RuntimeException e) { // e.g. of the client for a topic that MQTT does not allow
      LOG.error(
          "A message on {} cannot be published and is dropped: {}", message.topic(), text(e), e);
      queue.confirm(message);
      return true;
    }
  }

  private void giveBack(OutboundQueue.Outbound message, MqttException e) {
    queue.putBack(message);
    if (e.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT) {
      signal(() -> windowFull = true);
    } else {
      signal(() -> lostBecause = lostBecause == null ? sentence(e) : lostBecause);
    }
  }

  private void failed(String because) {
    problem = because;
    state = ConnectionState.DOWN;
  }

  private void pause() throws InterruptedException {
    Duration wait = backOff.next();
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

  private String reasonOfLoss() {
    lock.lock();
    try {
      return lostBecause == null ? "the connection was lost" : lostBecause;
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

  private static String sentence(MqttException e) {
    return text(e.getCause() == null ? e : e.getCause());
  }

  private static String text(Throwable e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** What this connection hears. */
  private final class Ears implements Link.Listener {
    @Override
    public void arrived(String topicBelowRoot, byte[] payload, Runnable acknowledge)
        throws InterruptedException {
      inbound.put(new Incoming(connectorName, topicBelowRoot, payload, acknowledge));
    }

    @Override
    public void lost(String because) {
      signal(() -> lostBecause = because);
    }
  }
}
