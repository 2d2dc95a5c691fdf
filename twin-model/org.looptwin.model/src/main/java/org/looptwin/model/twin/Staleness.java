package org.looptwin.model.twin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;

/**
 * When a series is stale: its newest reading is older, by the server's clock, than its metric
 * allows ({@link Metric#staleAfter()}, three intervals unless the catalogue says otherwise). The
 * twin's {@code stale} and the rules about missing data both mean this. Immutable.
 */
public final class Staleness {
  private final MetricCatalogue catalogue;
  private final Predicate<String> critical;

  /**
   * @param network tells which suppliers are of a critical material and so send more often
   */
  public Staleness(MetricCatalogue catalogue, Network network) {
    this(catalogue, id -> network.node(id).filter(Node::criticalSupplier).isPresent());
  }

  /**
   * @param critical whether the node of this id is a supplier of a critical material
   */
  public Staleness(MetricCatalogue catalogue, Predicate<String> critical) {
    this.catalogue = catalogue;
    this.critical = critical;
  }

  /** What is known of a series' metric. */
  public Optional<Metric> metric(SeriesId series) {
    return (critical.test(series.entity())
            ? catalogue.find(MetricCatalogue.CRITICAL_SUPPLIER, series.metric())
            : Optional.<Metric>empty())
        .or(() -> catalogue.find(series));
  }

  /** Whether a series whose newest value this is has not been heard for too long. */
  public boolean stale(Signal newest, Instant now) {
    return metric(newest.series())
        .flatMap(Metric::staleAfter)
        .filter(longest -> stale(newest.ts(), longest, now))
        .isPresent();
  }

  /** Whether a reading of this time is older than allowed. */
  public static boolean stale(Instant ts, Duration longest, Instant now) {
    return ts.plus(longest).isBefore(now);
  }
}
