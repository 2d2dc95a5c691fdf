package org.looptwin.model.json.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * The sites of a case, in the proportions of the reference case (43 suppliers, 6 battery plants, 8
 * vehicle plants, 11 recycling centres, 5 regeneration plants of 73), and sizes that fit: the peak
 * month takes 92 % of what battery plants can make, suppliers of each material can deliver 1.2 to
 * 1.45 of it, recycling centres and regeneration plants take all that comes back.
 */
final class SitePlan {
  static final double RETURNED_PER_DEMAND = 0.49;
  static final double RECOVERY = 0.68;

  private static final int REFERENCE_SITES = 73;
  private static final double PEAK_LOAD = 0.92;
  private static final double MONTHS = 12;
  private static final double GWH = 1e6;

  private final Random random;
  private final List<Site> suppliers = new ArrayList<>();
  private final List<Site> batteryPlants = new ArrayList<>();
  private final List<Site> vehiclePlants = new ArrayList<>();
  private final List<Site> recyclers = new ArrayList<>();
  private final List<Site> regenerators = new ArrayList<>();

  SitePlan(int nodes, Random random) {
    this.random = random;
    int b = part(nodes, 6, 2);
    int v = part(nodes, 8, 2);
    int r = part(nodes, 11, 3);
    int m = part(nodes, 5, 2);
    batteryPlants(b);
    double peak = PEAK_LOAD * sum(batteryPlants);
    vehiclePlants(v, peak);
    double returned = RETURNED_PER_DEMAND * RECOVERY * peak;
    recyclers(r, returned);
    regenerators(m, returned);
    suppliers(nodes - b - v - r - m);
  }

  private static int part(int nodes, int of73, int least) {
    return Math.max(least, Math.round((float) nodes * of73 / REFERENCE_SITES));
  }

  List<Site> suppliers() {
    return suppliers;
  }

  List<Site> suppliers(Material material) {
    return suppliers.stream().filter(s -> s.commodity().equals(material.name())).toList();
  }

  List<Site> batteryPlants() {
    return batteryPlants;
  }

  List<Site> vehiclePlants() {
    return vehiclePlants;
  }

  List<Site> recyclers() {
    return recyclers;
  }

  List<Site> regenerators() {
    return regenerators;
  }

  List<Site> all() {
    List<Site> all = new ArrayList<>(suppliers);
    all.addAll(batteryPlants);
    all.addAll(vehiclePlants);
    all.addAll(recyclers);
    all.addAll(regenerators);
    return all;
  }

  private static double sum(List<Site> sites) {
    return sites.stream().mapToDouble(Site::capacity).sum();
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private Place inEurope() {
    Place near = Place.EUROPE.get(random.nextInt(Place.EUROPE.size()));
    return near.at(near.lat() + between(-1, 1), near.lon() + between(-1.2, 1.2));
  }

  /** Shares by chance that sum to 1. */
  private double[] shares(int count) {
    double[] shares = new double[count];
    double sum = 0;
    for (int at = 0; at < count; at++) {
      shares[at] = between(0.6, 1.4);
      sum += shares[at];
    }
    for (int at = 0; at < count; at++) {
      shares[at] /= sum;
    }
    return shares;
  }

  private static String id(char letter, List<Site> among, int count) {
    return String.format(
        "%c%0" + Math.max(2, Integer.toString(count).length()) + "d", letter, among.size() + 1);
  }

  private void batteryPlants(int count) {
    for (int at = 0; at < count; at++) {
      double gwh = Math.round(between(5.5, 8) * 10) / 10.0;
      double own = between(27, 53);
      batteryPlants.add(
          new Site(
              id('B', batteryPlants, count),
              'B',
              "",
              inEurope(),
              gwh * GWH / MONTHS,
              0,
              0,
              own + 38.2,
              own,
              0.012,
              Math.rint(between(1.3e6, 1.7e6)),
              between(18, 22),
              true));
    }
  }

  private void vehiclePlants(int count, double peak) {
    for (double share : shares(count)) {
      vehiclePlants.add(
          new Site(
              id('V', vehiclePlants, count),
              'V',
              "",
              inEurope(),
              share * peak,
              share,
              0,
              0,
              0,
              0.008,
              0,
              0,
              true));
    }
  }

  /** Two thirds are there already; those take what comes back by themselves. */
  private void recyclers(int count, double returned) {
    double least = Math.max(2, 1.3 * returned * MONTHS / GWH / count);
    for (int at = 0; at < count; at++) {
      double gwh = Math.round(between(least, Math.max(least, 2.5)) * 100) / 100.0;
      recyclers.add(
          new Site(
              id('R', recyclers, count),
              'R',
              "",
              inEurope(),
              gwh * GWH / MONTHS,
              0,
              0,
              0,
              0,
              0.01,
              Math.rint(between(9e5, 1.15e6)),
              between(1.6, 2.4),
              at % 3 < 2));
    }
  }

  private void regenerators(int count, double returned) {
    for (double share : shares(count)) {
      double gwh = Math.max(3, 1.6 * share * returned * MONTHS / GWH);
      regenerators.add(
          new Site(
              id('M', regenerators, count),
              'M',
              "",
              inEurope(),
              Math.ceil(gwh * 10) / 10 * GWH / MONTHS,
              0,
              0,
              0,
              0,
              0.01,
              0,
              between(1, 1.3),
              true));
    }
  }

  /** Suppliers by material, in the reference case's proportions, each material at least one. */
  private void suppliers(int count) {
    int[] counts = new int[Material.ALL.size()];
    int placed = 0;
    for (int at = 0; at < counts.length; at++) {
      counts[at] = Math.max(1, count * Material.ALL.get(at).sites() / 43);
      placed += counts[at];
    }
    for (int at = 0; placed < count; at = (at + 1) % counts.length) {
      counts[at]++;
      placed++;
    }
    for (int at = 0; at < counts.length; at++) {
      suppliers(Material.ALL.get(at), counts[at], count);
    }
  }

  private void suppliers(Material material, int count, int all) {
    double total = between(1.2, 1.45) * sum(batteryPlants);
    double[] shares = shares(count);
    for (int at = 0; at < count; at++) {
      Place place = place(material, at);
      suppliers.add(
          new Site(
              id('S', suppliers, all),
              'S',
              material.name(),
              place,
              shares[at] * total,
              shares[at],
              material.price() * between(0.92, 1.08),
              material.ef() * between(0.7, 1.3),
              0,
              material.p() * between(0.6, 1.4),
              0,
              0,
              true));
    }
  }

  private Place place(Material material, int at) {
    if (!material.overseas().isEmpty()) {
      Place near = material.overseas().get(at % material.overseas().size());
      return near.at(near.lat() + between(-1, 1), near.lon() + between(-1, 1));
    }
    return random.nextInt(6) == 0 ? Place.BUSAN : inEurope();
  }
}
