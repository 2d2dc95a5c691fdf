package org.looptwin.model.json.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which sites are joined: each receiver with its nearest senders, and wherever a flow that meets
 * all demand at base shares runs, whatever the distance. That flow is found by filling receivers
 * from their nearest senders with what those have left; it scales with the season, so it holds in
 * every month.
 */
final class LanePlan {
  private static final double YIELD = 0.95;
  private static final double REGENERATED = 0.92;
  private static final double KITS_PER_PACK = 0.8;

  /**
   * A pair of sites.
   *
   * @param capacity kWh a month
   */
  record Pair(Site from, Site to, String commodity, double capacity) {}

  private final int nearest;
  private final Map<String, Pair> pairs = new LinkedHashMap<>();

  /**
   * @param nearest senders of each kind that a receiver is joined with
   */
  LanePlan(SitePlan sites, int nearest) {
    this.nearest = nearest;
    double[] packs = capacities(sites.batteryPlants());
    double[][] made =
        fill(
            "PACK",
            sites.batteryPlants(),
            packs,
            sites.vehiclePlants(),
            capacities(sites.vehiclePlants()));
    double[] production = made[0];
    materials(sites, production);
    double[] returned =
        scaled(capacities(sites.vehiclePlants()), SitePlan.RETURNED_PER_DEMAND * SitePlan.RECOVERY);
    double[] taken =
        fill(
            "RET",
            sites.vehiclePlants(),
            returned,
            sites.recyclers(),
            capacities(sites.recyclers()))[1];
    double[] regenerated =
        fill(
            "BM",
            sites.recyclers(),
            scaled(taken, YIELD),
            sites.regenerators(),
            capacities(sites.regenerators()))[1];
    fill(
        "REG",
        sites.regenerators(),
        scaled(regenerated, REGENERATED),
        sites.batteryPlants(),
        scaled(production, KITS_PER_PACK));
  }

  List<Pair> pairs() {
    return new ArrayList<>(pairs.values());
  }

  private void materials(SitePlan sites, double[] production) {
    double total = java.util.Arrays.stream(production).sum();
    for (Material material : Material.ALL) {
      List<Site> suppliers = sites.suppliers(material);
      double[] share = suppliers.stream().mapToDouble(s -> s.share() * total).toArray();
      fill(material.name(), suppliers, share, sites.batteryPlants(), production);
    }
  }

  private static double[] capacities(List<Site> sites) {
    return sites.stream().mapToDouble(Site::capacity).toArray();
  }

  private static double[] scaled(double[] values, double factor) {
    return java.util.Arrays.stream(values).map(value -> value * factor).toArray();
  }

  /**
   * Joins every receiver with its nearest senders and with those that fill it; where senders have
   * more than receivers take, receivers are filled, otherwise senders are emptied.
   *
   * @return what each sender sent and what each receiver got
   */
  private double[][] fill(
      String commodity, List<Site> senders, double[] has, List<Site> receivers, double[] wants) {
    double[] left = has.clone();
    double[] open = wants.clone();
    double[] sent = new double[has.length];
    double[] got = new double[wants.length];
    for (int to = 0; to < receivers.size(); to++) {
      int rank = 0;
      for (int from : byDistance(senders, receivers.get(to))) {
        double flow = Math.min(left[from], open[to]);
        boolean needed = flow > 1e-9 * Math.max(1, wants[to]);
        if (needed) {
          left[from] -= flow;
          open[to] -= flow;
          sent[from] += flow;
          got[to] += flow;
        }
        if (needed || rank < nearest) {
          join(commodity, senders.get(from), receivers.get(to));
        }
        rank++;
      }
    }
    return new double[][] {sent, got};
  }

  private static List<Integer> byDistance(List<Site> senders, Site receiver) {
    double[] km = new double[senders.size()];
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < km.length; at++) {
      Place place = senders.get(at).place();
      km[at] = place.overseas() ? place.km().get(0) : place.kmTo(receiver.place());
      order.add(at);
    }
    int turn = Math.floorMod(receiver.id().hashCode(), Math.max(1, km.length));
    order.sort(
        Comparator.<Integer>comparingDouble(at -> km[at])
            .thenComparing(at -> Math.floorMod(at - turn, km.length)));
    return order;
  }

  private void join(String commodity, Site from, Site to) {
    double capacity = commodity.equals("RET") ? to.capacity() : from.capacity();
    pairs.putIfAbsent(
        from.id() + "-" + to.id() + "-" + commodity, new Pair(from, to, commodity, capacity));
  }
}
