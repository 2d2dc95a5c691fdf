package org.looptwin.connector.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;

/** Takes as many messages as it is allowed to and keeps them. */
final class FakeInbox implements Inbox {
  private final BlockingQueue<Incoming> taken = new LinkedBlockingQueue<>();
  private final Semaphore room;
  private volatile String last;

  FakeInbox(int room) {
    this.room = new Semaphore(room);
  }

  static FakeInbox open() {
    return new FakeInbox(Integer.MAX_VALUE / 2);
  }

  @Override
  public void deliver(Incoming message) throws InterruptedException {
    room.acquire();
    taken.add(message);
  }

  @Override
  public void refuse(Incoming message, Refusal reason, String detail) throws InterruptedException {
    deliver(message);
  }

  void allow(int more) {
    room.release(more);
  }

  int taken() {
    return taken.size();
  }

  Incoming next() throws InterruptedException {
    Incoming message = taken.poll(60, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("No message came within 60 s; the last was %s.".formatted(last));
    }
    last = text(message);
    return message;
  }

  String nextText() throws InterruptedException {
    Incoming message = next();
    message.acknowledge().run();
    return text(message);
  }

  static String text(Incoming message) {
    return message.topic() + " " + new String(message.payload(), StandardCharsets.UTF_8);
  }
}
