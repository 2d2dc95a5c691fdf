package org.looptwin.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;

/**
 * What a live plan starts from: executed shares, stocks as telemetry tells them, lots on their way.
 *
 * <p>A store holds 29.9 days, a recycling centre's 20: what is told beyond does not count. Of a
 * recycling centre's store what lies above its ordinary 16 days is processed. Whether there is room
 * for a lot when it arrives is for {@link StoreRoom} to say.
 */
final class LiveState {
  private static final double DAYS_PER_MONTH = 30.4;
  private static final double MOST_RETURNED_DAYS = 20;

  /** What a recycling centre ordinarily holds; it is not planned away. */
  private static final double WORKING_DAYS = 16;

  /** What was told longer ago, by the readings' time, is no longer so. */
  private static final Duration OLD = Duration.ofDays(31);

  private final Case reference;
  private final Transit lanes;
  private final int months;

  LiveState(Case reference, int months) {
    this.reference = reference;
    this.lanes = new Transit(reference);
    this.months = months;
  }

  /**
   * @param open recycling centres that are open in the plan
   * @return with all lots in the months in which they arrive
   */
  InitialState of(Situation now, Set<String> open) {
    InitialState own = reference.initialState();
    return new InitialState(
        merged(own.executedShares(), now.executed().shares()),
        routes(own.executedRoutes(), now.executed().routes()),
        stocks(own, now.snapshot()),
        own.openRecyclers(),
        arriving(now),
        returned(now.snapshot(), open));
  }

  private static Map<String, Double> merged(Map<String, Double> own, Map<String, Double> newer) {
    Map<String, Double> all = new HashMap<>(own);
    newer.forEach((id, share) -> all.computeIfPresent(id, (key, old) -> share));
    return all;
  }

  private static Map<String, Map<LaneClass, Double>> routes(
      Map<String, Map<LaneClass, Double>> own, Map<String, Map<LaneClass, Double>> newer) {
    Map<String, Map<LaneClass, Double>> all = new HashMap<>(own);
    newer.forEach((id, split) -> all.computeIfPresent(id, (key, old) -> split));
    return all;
  }

  /** Telemetry's days where there are fresh ones, the case's elsewhere. */
  private Map<String, Map<Commodity, Double>> stocks(InitialState own, TwinSnapshot snapshot) {
    Map<String, Map<Commodity, Double>> stocks = new HashMap<>(own.stockDays());
    for (Node plant : reference.network().nodes(NodeType.BATTERY_PLANT)) {
      Map<Commodity, Double> told = new EnumMap<>(Commodity.class);
      for (Commodity material : Commodity.values()) {
        Double days =
            material.material() ? told(snapshot, plant, "raw_stock_" + material.name()) : null;
        if (days != null) {
          told.put(material, Math.min(WhatIf.MOST_STOCK_DAYS, days));
        }
      }
      if (!told.isEmpty()) {
        Map<Commodity, Double> all = new EnumMap<>(Commodity.class);
        all.putAll(own.stockDays().getOrDefault(plant.id(), Map.of()));
        all.putAll(told);
        stocks.put(plant.id(), all);
      }
    }
    return stocks;
  }

  private static Double told(TwinSnapshot snapshot, Node site, String metric) {
    Signal signal =
        snapshot.signal(new SeriesId(site.type().topic(), site.id(), metric)).orElse(null);
    if (signal == null
        || signal.quality() == Quality.BAD
        || !Double.isFinite(signal.value().number())
        || signal.ts().plus(OLD).isBefore(snapshot.eventTime())) {
      return null;
    }
    return Math.max(0, signal.value().number());
  }

  private Map<String, Double> returned(TwinSnapshot snapshot, Set<String> open) {
    Map<String, Double> returned = new TreeMap<>();
    for (Node site : reference.network().nodes(NodeType.RECYCLING_CENTRE)) {
      Double days = open.contains(site.id()) ? told(snapshot, site, "stock_days") : null;
      if (days != null && days > WORKING_DAYS) {
        double above = Math.min(MOST_RETURNED_DAYS, days) - WORKING_DAYS;
        returned.put(site.id(), above / DAYS_PER_MONTH * site.capKwhMonth());
      }
    }
    return returned;
  }

  /** All lots in the months in which they arrive. */
  private Map<String, Map<Commodity, List<Double>>> arriving(Situation now) {
    Map<String, Map<Commodity, double[]>> lots = new TreeMap<>();
    for (Transit.Lot lot : now.lots()) {
      Lane lane = lanes.lane(lot);
      int month = lane == null ? -1 : month(now, lot, lane);
      if (month >= 0 && month < months) {
        Map<Commodity, double[]> plant =
            lots.computeIfAbsent(lane.to(), id -> new EnumMap<>(Commodity.class));
        contained(lane.commodity())
            .forEach(k -> plant.computeIfAbsent(k, key -> new double[months])[month] += lot.kwh());
      }
    }
    Map<String, Map<Commodity, List<Double>>> arriving = new HashMap<>();
    lots.forEach(
        (plant, some) -> {
          Map<Commodity, List<Double>> paths = new EnumMap<>(Commodity.class);
          some.forEach((k, kwh) -> paths.put(k, DoubleStream.of(kwh).boxed().toList()));
          arriving.put(plant, paths);
        });
    return arriving;
  }

  /** A regenerated kit holds one kWh each of three materials. */
  private static List<Commodity> contained(Commodity commodity) {
    return commodity == Commodity.REG
        ? List.of(Commodity.LI, Commodity.CO, Commodity.NI)
        : List.of(commodity);
  }

  /** Months from the plan's first to the arrival's; below 0 for what has arrived. */
  private int month(Situation now, Transit.Lot lot, Lane lane) {
    TwinSnapshot snapshot = now.snapshot();
    Signal delay =
        snapshot.signal(new SeriesId(SeriesId.LANE, lane.id(), "eta_delay_h")).orElse(null);
    boolean told =
        delay != null
            && delay.quality() != Quality.BAD
            && Double.isFinite(delay.value().number())
            && !delay.ts().isBefore(lot.dispatched());
    Instant due = lot.due(lane);
    Instant expected = told ? due.plusSeconds(Math.round(3600 * delay.value().number())) : due;
    return expected.isBefore(snapshot.eventTime())
        ? -1
        : Math.max(0, (int) ChronoUnit.MONTHS.between(present(now), monthOf(expected)));
  }

  /**
   * The newest reading's month, or the next when that has begun and nobody has spoken in it yet.
   */
  private YearMonth present(Situation now) {
    YearMonth newest = monthOf(now.snapshot().eventTime());
    YearMonth first = now.executed().first(reference);
    return newest.plusMonths(1).equals(first) ? first : newest;
  }

  private static YearMonth monthOf(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }
}
