package org.looptwin.connector.sparkplug;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What operators want to know; written by the delivery thread, read by anyone. */
final class Counts {
  final AtomicInteger online = new AtomicInteger();
  final AtomicInteger offline = new AtomicInteger();
  final AtomicInteger devices = new AtomicInteger();
  final AtomicInteger parked = new AtomicInteger();
  final AtomicLong rebirths = new AtomicLong();
  final AtomicLong outOfOrder = new AtomicLong();
  final AtomicLong gaps = new AtomicLong();

  @Override
  public String toString() {
    return ("%d edge nodes online, %d offline, %d devices online; %d rebirths requested, %d messages"
            + " out of order, %d gaps%s")
        .formatted(
            online.get(),
            offline.get(),
            devices.get(),
            rebirths.get(),
            outOfOrder.get(),
            gaps.get(),
            parked.get() == 0
                ? ""
                : "; %d messages wait for a birth certificate".formatted(parked.get()));
  }
}
