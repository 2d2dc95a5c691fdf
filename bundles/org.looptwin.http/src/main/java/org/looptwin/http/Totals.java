package org.looptwin.http;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.looptwin.twin.api.IngestAccount.Counts;

/** All connectors in one account. */
final class Totals {
  private static final Counts NONE = new Counts(0, 0, 0, Map.of(), 0, 0, 0);

  private Totals() {}

  static Counts of(Collection<Counts> all) {
    return all.stream().reduce(NONE, Totals::sum);
  }

  private static Counts sum(Counts a, Counts b) {
    Map<String, Long> rejected = new TreeMap<>(a.rejected());
    b.rejected().forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    return new Counts(
        a.received() + b.received(),
        a.accepted() + b.accepted(),
        a.duplicate() + b.duplicate(),
        rejected,
        a.pending() + b.pending(),
        a.skewed() + b.skewed(),
        a.late() + b.late());
  }
}
