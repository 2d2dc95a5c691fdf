package org.looptwin.twin.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue between the connectors and the journal's thread, bounded by the memory it takes. Many
 * put, one takes.
 */
final class Intake {
  private final ReentrantLock lock = new ReentrantLock(true);
  private final Condition room = lock.newCondition();
  private final Condition work = lock.newCondition();
  private final Deque<Message> queue = new ArrayDeque<>();
  private final int capacityBytes;
  private long bytes;
  private boolean closed;

  Intake(int capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /**
   * Waits for room. A message greater than the whole queue is taken when the queue is empty.
   *
   * @throws IllegalStateException when closed
   */
  void put(Message message) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!closed && !queue.isEmpty() && bytes + message.weight() > capacityBytes) {
        room.await();
      }
      if (closed) {
        throw new IllegalStateException("The twin is closing; the message was not taken.");
      }
      queue.add(message);
      bytes += message.weight();
      work.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for messages.
   *
   * @param readings no further message is taken once there are that many readings
   * @return what is queued; empty once closed and drained
   */
  List<Message> take(int readings) {
    lock.lock();
    try {
      while (queue.isEmpty() && !closed) {
        work.awaitUninterruptibly();
      }
      List<Message> batch = new ArrayList<>();
      for (int n = 0; n < readings && !queue.isEmpty(); ) {
        Message message = queue.remove();
        bytes -= message.weight();
        batch.add(message);
        n += Math.max(1, message.readings());
      }
      room.signalAll();
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more; what is queued can still be taken out. */
  void close() {
    lock.lock();
    try {
      closed = true;
      room.signalAll();
      work.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
