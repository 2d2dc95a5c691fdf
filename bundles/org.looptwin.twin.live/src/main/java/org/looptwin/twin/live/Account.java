package org.looptwin.twin.live;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.twin.api.IngestAccount.Counts;

/** Counts readings by connector. One lock, so that every cut balances. */
final class Account {
  private final Map<String, Tally> tallies = new HashMap<>();

  private static final class Tally {
    private long received;
    private long accepted;
    private long duplicate;
    private long pending;
    private long skewed;
    private long late;
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);

    private Counts counts() {
      Map<String, Long> byLabel = new TreeMap<>();
      rejected.forEach((reason, count) -> byLabel.put(reason.label(), count));
      return new Counts(received, accepted, duplicate, Map.copyOf(byLabel), pending, skewed, late);
    }
  }

  /** Readings were taken from a connector. */
  synchronized void take(Message message) {
    Tally tally = tally(message);
    tally.received += message.readings();
    tally.pending += message.readings();
  }

  /** The message was not taken after all. */
  synchronized void giveBack(Message message) {
    Tally tally = tally(message);
    tally.received -= message.readings();
    tally.pending -= message.readings();
  }

  /**
   * The message is durable.
   *
   * @param late how many of its accepted readings are older than their series' newest
   */
  synchronized void settle(Settled settled, int late) {
    Tally tally = tally(settled.message());
    tally.pending -= settled.message().readings();
    tally.accepted += settled.accepted().size();
    tally.duplicate += settled.duplicates();
    tally.skewed += settled.skewed();
    tally.late += late;
    for (Rejection rejection : settled.rejections()) {
      tally.rejected.merge(rejection.reason(), (long) rejection.readings(), Long::sum);
    }
  }

  synchronized Map<String, Counts> counts() {
    Map<String, Counts> counts = new TreeMap<>();
    tallies.forEach((connector, tally) -> counts.put(connector, tally.counts()));
    return counts;
  }

  private Tally tally(Message message) {
    return tallies.computeIfAbsent(message.incoming().connector(), name -> new Tally());
  }
}
