package org.looptwin.coordinate.markov.live;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.coordinate.markov.actors.Actor;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.SeriesId;

/**
 * A metric that tells a rate: how many kWh a day a value of it stands for, and how many the case
 * expects of the same site on that day. A metric that is an amount per interval of the catalogue
 * (an hour, a quarter of one) is multiplied up to a day.
 *
 * @param type null for a market series
 * @param kwhPerDay of the value 1
 */
record RateSource(
    String key, Actor actor, NodeType type, String metric, double kwhPerDay, Plan expected) {
  private static final double HOURS = 24;
  private static final double QUARTERS = 96;
  private static final double SCHEDULE_DAYS = 30;

  /** kWh a day; the node is null for the market. */
  @FunctionalInterface
  interface Plan {
    double kwh(Expected of, Node site, LocalDate day);
  }

  /** Every metric that tells a rate; of those of one rate the first that speaks long enough. */
  static List<RateSource> of(Case reference) {
    double pack = reference.parameters().kwhPerVehicle();
    return List.of(
        new RateSource(
            "distributor_orders",
            Actor.DISTRIBUTOR,
            NodeType.VEHICLE_PLANT,
            "schedule_next_30d",
            1 / SCHEDULE_DAYS,
            Expected::demand),
        new RateSource(
            "manufacturer_supply",
            Actor.MANUFACTURER,
            NodeType.BATTERY_PLANT,
            "output_kwh",
            HOURS,
            (of, site, day) -> of.demand(day) * of.share(site)),
        new RateSource(
            "consumer_purchase",
            Actor.CONSUMER,
            NodeType.VEHICLE_PLANT,
            "packs_consumed",
            HOURS * pack,
            Expected::demand),
        new RateSource(
            "consumer_demand",
            Actor.CONSUMER,
            null,
            "registrations",
            pack,
            (of, site, day) -> of.demand(day)),
        new RateSource(
            "consumer_demand",
            Actor.CONSUMER,
            NodeType.HUB,
            "registrations",
            pack,
            (of, site, day) -> of.demand(day) * Expected.ofHub(site)),
        new RateSource(
            "consumer_demand",
            Actor.CONSUMER,
            NodeType.VEHICLE_PLANT,
            "packs_consumed",
            HOURS * pack,
            Expected::demand),
        new RateSource(
            "consumer_returns",
            Actor.CONSUMER,
            NodeType.VEHICLE_PLANT,
            "returns_received",
            HOURS,
            Expected::returns),
        new RateSource(
            "consumer_returns",
            Actor.CONSUMER,
            NodeType.HUB,
            "returns_received",
            HOURS,
            (of, site, day) -> of.returns(day) * Expected.ofHub(site)),
        new RateSource(
            "consumer_returns",
            Actor.CONSUMER,
            null,
            "returns_received",
            HOURS,
            (of, site, day) -> of.returns(day)),
        new RateSource(
            "consumer_returns",
            Actor.CONSUMER,
            NodeType.RECYCLING_CENTRE,
            "received_kwh",
            QUARTERS,
            (of, site, day) -> of.returns(day) * of.share(site)),
        new RateSource(
            "recycler_to_reuser",
            Actor.RECYCLER,
            NodeType.RECYCLING_CENTRE,
            "processed_kwh",
            QUARTERS,
            (of, site, day) -> of.returns(day) * of.share(site)),
        new RateSource(
            "reuser_supply",
            Actor.REUSER,
            NodeType.REGENERATION_PLANT,
            "regenerated_kwh",
            QUARTERS,
            (of, site, day) -> of.regenerated(day) * of.share(site)));
  }

  /** The series of the case's sites, each with its site; the market's with null. */
  Map<SeriesId, Node> series(Case reference) {
    Map<SeriesId, Node> series = new HashMap<>();
    if (type == null) {
      series.put(SeriesId.market(metric), null);
      return series;
    }
    for (Node site : reference.extended().nodes(type)) {
      if (site.existing()) {
        series.put(new SeriesId(type.topic(), site.id(), metric), site);
      }
    }
    return series;
  }

  /** For people: {@code vehicle-plant/packs_consumed}. */
  String name() {
    return (type == null ? SeriesId.MARKET : type.topic()) + "/" + metric;
  }

  /** The same of one of its series. */
  static String name(SeriesId series) {
    return series.family() + "/" + series.metric();
  }
}
