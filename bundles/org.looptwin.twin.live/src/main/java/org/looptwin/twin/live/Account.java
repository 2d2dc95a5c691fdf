package org.looptwin.twin.live;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
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
   * The messages are durable.
   *
   * @param late how many accepted readings of each are older than their series' newest
   */
  synchronized void settle(List<Settled> batch, int[] late) {
    for (int i = 0; i < late.length; i++) {
      settle(batch.get(i), late[i]);
    }
  }

  private void settle(Settled settled, int late) {
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

  /**
   * One sentence for each connector, e.g. {@code mqtt: received 12 = accepted 9 + duplicate 1 +
   * rejected 2 (range 2) + pending 0}.
   */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts().forEach((connector, counts) -> sentences.add(sentence(connector, counts)));
    return sentences;
  }

  private static String sentence(String connector, Counts counts) {
    StringJoiner reasons = new StringJoiner(", ", " (", ")").setEmptyValue("");
    long rejected = 0;
    for (Map.Entry<String, Long> reason : new TreeMap<>(counts.rejected()).entrySet()) {
      reasons.add(reason.getKey() + " " + reason.getValue());
      rejected += reason.getValue();
    }
    return "%s: received %d = accepted %d + duplicate %d + rejected %d%s + pending %d"
        .formatted(
            connector,
            counts.received(),
            counts.accepted(),
            counts.duplicate(),
            rejected,
            reasons,
            counts.pending());
  }

  private Tally tally(Message message) {
    String connector = message.incoming().connector();
    Tally known = tallies.get(connector);
    return known == null ? tallies.computeIfAbsent(connector, name -> new Tally()) : known;
  }
}
