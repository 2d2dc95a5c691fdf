package org.looptwin.connector.replay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.looptwin.connector.api.Replay.Publication;
import org.looptwin.connector.api.Replay.TimedMessage;
import org.looptwin.runtime.paho.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes messages when they are due, on a thread of its own. Readings of the same metric never
 * overtake each other: the next one waits for the acknowledgement of the one before. After a broken
 * connection it comes back and sends again what was not acknowledged, for up to a minute.
 */
final class MqttPublication implements Publication {
  private static final int WINDOW = 16;
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int RETRIES = 60;
  private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final Logger LOG = LoggerFactory.getLogger(MqttPublication.class);

  private final java.util.logging.Logger clientLog =
      java.util.logging.Logger.getLogger("org.eclipse.paho");
  private final String mqttUrl;
  private final String root;
  private final Iterator<TimedMessage> messages;
  private final Pace pace;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, TimedMessage> underway = new LinkedHashMap<>();
  private final Thread thread;
  private Sender sender;
  private boolean cancelled;
  private volatile long sent;
  private volatile long acknowledged;
  private volatile String problem = "";

  private MqttPublication(String mqttUrl, String root, Iterator<TimedMessage> messages, Pace pace) {
    this.mqttUrl = mqttUrl;
    this.root = root;
    this.messages = messages;
    this.pace = pace;
    clientLog.setLevel(Level.OFF);
    thread = new Thread(this::run, "replay");
    thread.setDaemon(true);
  }

  static MqttPublication start(
      String mqttUrl, String root, Iterable<TimedMessage> messages, Pace pace) {
    MqttPublication publication = new MqttPublication(mqttUrl, root, messages.iterator(), pace);
    publication.thread.start();
    return publication;
  }

  @Override
  public long sent() {
    return sent;
  }

  @Override
  public long acknowledged() {
    return acknowledged;
  }

  @Override
  public String problem() {
    return problem;
  }

  @Override
  public boolean await(Duration longest) throws InterruptedException {
    return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      cancelled = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
  }

  private void run() {
    try {
      reconnect();
      while (messages.hasNext()) {
        TimedMessage message = messages.next();
        waitUntilDue(message);
        waitForTurn(message);
        send(message);
        sent++;
      }
      waitForAll();
    } catch (InterruptedException e) {
      LOG.debug("The publication to {} was stopped", mqttUrl);
    } catch (MqttException e) {
      problem = Reason.of(e);
      LOG.warn("Publishing to {} ended after {} messages: {}", mqttUrl, sent, problem);
    } catch (RuntimeException e) {
      problem = String.valueOf(e.getMessage());
      LOG.warn("Publishing to {} ended after {} messages", mqttUrl, sent, e);
    } finally {
      if (sender != null) {
        sender.close();
      }
      ended.countDown();
    }
  }

  private void waitUntilDue(TimedMessage message) throws InterruptedException {
    for (long nanos = pace.nanosUntil(message.at());
        nanos > 0;
        nanos = pace.nanosUntil(message.at())) {
      lock.lock();
      try {
        stopIfCancelled();
        changed.awaitNanos(Math.min(nanos, LONGEST_NAP_NANOS));
      } finally {
        lock.unlock();
      }
    }
  }

  private void waitForTurn(TimedMessage message) throws InterruptedException, MqttException {
    String metric = metric(message);
    while (waiting(() -> underway.containsKey(metric) || underway.size() >= WINDOW)) {
      reconnect();
    }
  }

  private void waitForAll() throws InterruptedException, MqttException {
    while (waiting(() -> !underway.isEmpty())) {
      reconnect();
    }
  }

  /** Waits while the condition holds; true when the connection was lost meanwhile. */
  private boolean waiting(BooleanSupplier condition) throws InterruptedException {
    lock.lock();
    try {
      while (condition.getAsBoolean()) {
        stopIfCancelled();
        if (!sender.connected()) {
          return true;
        }
        changed.awaitNanos(LONGEST_NAP_NANOS);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void send(TimedMessage message) throws InterruptedException, MqttException {
    lock.lock();
    try {
      stopIfCancelled();
      underway.put(metric(message), message);
    } finally {
      lock.unlock();
    }
    try {
      hand(message);
    } catch (MqttException e) {
      reconnect();
    }
  }

  private void hand(TimedMessage message) throws MqttException {
    byte[] payload = message.json().getBytes(StandardCharsets.UTF_8);
    sender.publish(root + "/" + message.topic(), payload, taken -> settled(message, taken));
  }

  private void settled(TimedMessage message, boolean taken) {
    lock.lock();
    try {
      if (underway.remove(metric(message), message)) {
        acknowledged += taken ? 1 : 0;
        problem = taken ? problem : "the broker refused a message on " + message.topic();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Connects, for as long as it takes, and sends again what was not acknowledged. */
  private void reconnect() throws InterruptedException, MqttException {
    MqttException last = null;
    for (int attempt = 0; attempt < RETRIES; attempt++) {
      if (attempt > 0) {
        pause();
      }
      try {
        if (sender != null) {
          sender.close();
        }
        sender = new Sender(mqttUrl);
        for (TimedMessage message : stillUnderway()) {
          hand(message);
        }
        return;
      } catch (MqttException e) {
        last = e;
        LOG.info("{} is away ({}), trying again", mqttUrl, Reason.of(e));
      }
    }
    throw last;
  }

  private List<TimedMessage> stillUnderway() throws InterruptedException {
    lock.lock();
    try {
      stopIfCancelled();
      return new ArrayList<>(underway.values());
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      stopIfCancelled();
      changed.awaitNanos(RETRY.toNanos());
      stopIfCancelled();
    } finally {
      lock.unlock();
    }
  }

  private void stopIfCancelled() throws InterruptedException {
    if (cancelled) {
      throw new InterruptedException("stopped");
    }
  }

  private static String metric(TimedMessage message) {
    return message.topic().substring(message.topic().lastIndexOf('/') + 1);
  }
}
