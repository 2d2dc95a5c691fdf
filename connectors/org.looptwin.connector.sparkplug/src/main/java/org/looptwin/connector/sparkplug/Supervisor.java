package org.looptwin.connector.sparkplug;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.runtime.paho.BackOff;
import org.looptwin.runtime.paho.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one connection up, on one thread of its own: connect, serve until it is lost, wait. */
final class Supervisor implements Runnable, Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

  private final Peer peer;
  private final Clock utc;
  private final Inflow inflow;
  private final BackOff backOff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closing;
  private String lostBecause;
  private volatile Link link;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile String problem = "";

  /**
   * @param utc real time, for the timestamps of STATE and of commands
   */
  Supervisor(Peer peer, Clock utc, Inflow inflow, BackOff backOff) {
    this.peer = peer;
    this.utc = utc;
    this.inflow = inflow;
    this.backOff = backOff;
  }

  ConnectionState state() {
    return state;
  }

  /** The last problem, empty when there is none. */
  String problem() {
    return problem;
  }

  /** Says that the host is offline, disconnects, ends. */
  void close() {
    signal(() -> closing = true);
  }

  @Override
  public boolean connected() {
    return state == ConnectionState.RUNNING;
  }

  @Override
  public void rebirth(String edge) {
    Link now = link;
    if (now == null) {
      return;
    }
    try {
      now.command(Topic.rebirthOf(peer.group(), edge), rebirthRequest(utc.millis()));
    } catch (MqttException | RuntimeException e) { // e.g. of the client for a forbidden topic
      LOG.warn("Sparkplug: {} could not be asked for its birth: {}", edge, e.getMessage());
    }
  }

  static byte[] rebirthRequest(long timestamp) {
    return Payload.newBuilder()
        .setTimestamp(timestamp)
        .addMetrics(
            Metric.newBuilder()
                .setName("Node Control/Rebirth")
                .setTimestamp(timestamp)
                .setDatatype(DataType.Boolean.getNumber())
                .setBooleanValue(true))
        .build()
        .toByteArray();
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
    try (Link opened = Link.open(peer, utc, new Ears())) {
      link = opened;
      state = ConnectionState.RUNNING;
      problem = "";
      backOff.reset();
      inflow.tell(Inflow.Kind.CONNECTED);
      LOG.info("Sparkplug: host application {} is online at {}", peer.hostId(), peer);
      String because = serve(opened);
      if (closing()) {
        opened.leave(utc);
      } else {
        problem = because;
      }
    } catch (MqttException e) {
      problem = Reason.of(e);
    } finally {
      if (link != null) {
        state = ConnectionState.DOWN;
        link = null;
        inflow.tell(Inflow.Kind.LOST);
      }
    }
  }

  /** Returns why it ended. */
  private String serve(Link opened) throws InterruptedException {
    lock.lock();
    try {
      while (!closing && lostBecause == null && opened.connected()) {
        changed.await(1, TimeUnit.SECONDS);
      }
      return lostBecause == null ? "the connection was lost" : lostBecause;
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    Duration wait = backOff.next();
    lock.lock();
    try {
      if (closing) {
        return;
      }
      LOG.warn("Sparkplug: {} is away ({}); next attempt in {} ms", peer, problem, wait.toMillis());
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

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** What this connection hears. */
  private final class Ears implements Link.Listener {
    @Override
    public void arrived(Arrived message) throws InterruptedException {
      inflow.put(message);
    }

    @Override
    public void lost(String because) {
      signal(() -> lostBecause = because);
    }
  }
}
