package org.looptwin.coordinate.markov.live;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * Stocks of the actors that telemetry tells, in units of the case: days that a stock lasts, times
 * units a day. The distributor's new packs by {@code pack_stock} of the vehicle plants, the
 * recycler's used ones by {@code stock_days} of the recycling centres.
 */
final class MeasuredStocks {
  private static final double HOURS_PER_DAY = 24;

  /** What was told longer ago is no longer so. */
  private static final Duration OLD = Duration.ofDays(31);

  private final Case reference;
  private final TwinSnapshot snapshot;
  private final Expected expected;

  MeasuredStocks(Case reference, TwinSnapshot snapshot) {
    this.reference = reference;
    this.snapshot = snapshot;
    this.expected = new Expected(reference);
  }

  /** By the names of the ring's stocks; none for what nobody told. */
  Map<String, Double> units(LoopData data) {
    LocalDate day = LocalDate.ofInstant(snapshot.eventTime(), ZoneOffset.UTC);
    Map<String, Double> units = new HashMap<>();
    put(
        units,
        "distributor new",
        days(NodeType.VEHICLE_PLANT, "pack_stock", site -> expected.demand(site, day))
            / HOURS_PER_DAY,
        data.means().get("consumer_purchase"));
    put(
        units,
        "recycler used",
        days(NodeType.RECYCLING_CENTRE, "stock_days", Node::capKwhMonth),
        data.means().get("recycler_to_reuser"));
    return units;
  }

  private static void put(Map<String, Double> units, String stock, double days, Double perDay) {
    if (Double.isFinite(days) && perDay != null) {
      units.put(stock, days * perDay);
    }
  }

  /** Mean over the sites that told it, each as heavy as it is large; NaN when none did. */
  private double days(NodeType type, String metric, ToDoubleFunction<Node> size) {
    double sum = 0;
    double sizes = 0;
    for (Node site : reference.extended().nodes(type)) {
      Double told = told(new SeriesId(type.topic(), site.id(), metric));
      if (told != null) {
        sum += told * size.applyAsDouble(site);
        sizes += size.applyAsDouble(site);
      }
    }
    return sizes > 0 ? sum / sizes : Double.NaN;
  }

  private Double told(SeriesId series) {
    return snapshot
        .signal(series)
        .filter(signal -> signal.quality() != Quality.BAD)
        .filter(signal -> !signal.ts().plus(OLD).isBefore(snapshot.eventTime()))
        .map(signal -> signal.value().number())
        .filter(Double::isFinite)
        .orElse(null);
  }
}
