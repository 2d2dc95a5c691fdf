package org.looptwin.loop;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Node;

/**
 * What the stores of the battery plants have room for when a plan's use is known. A store holds
 * 29.9 days and ends the horizon with 10; a lot that finds no room waits until there is some.
 *
 * <p>What fits behind the use of a plan that was possible with less is possible, too: what comes in
 * takes the place of purchases, and never lifts a store above its limits.
 */
final class StoreRoom {
  private static final double DAYS_PER_MONTH = 30.4;

  /** At the beginning where nothing is told, and at the end. */
  private static final double USUAL_DAYS = 10;

  /** Less than a solver's last digits decides nothing. */
  private static final double GRAIN_KWH = 0.01;

  private final Case planned;
  private final InitialState told;
  private final int months;

  /**
   * @param told with all lots in the months in which they arrive
   */
  StoreRoom(Case planned, InitialState told, int months) {
    this.planned = planned;
    this.told = told;
    this.months = months;
  }

  /** All stocks as told, lots as there is room. */
  InitialState lotsBehind(Use use) {
    return new InitialState(
        told.executedShares(),
        told.executedRoutes(),
        told.stockDays(),
        told.openRecyclers(),
        lots(told.stockDays(), use),
        told.returnedKwh());
  }

  /** Stocks and lots as there is room; returned packs above the ordinary stay where they are. */
  InitialState allBehind(Use use) {
    Map<String, Map<Commodity, Double>> days = new HashMap<>(told.stockDays());
    told.stockDays().forEach((plant, stocks) -> days.put(plant, usable(plant, stocks, use)));
    return with(days, lots(days, use));
  }

  /** Without anything on its way. */
  InitialState withoutLots() {
    return new InitialState(
        told.executedShares(),
        told.executedRoutes(),
        told.stockDays(),
        told.openRecyclers(),
        Map.of(),
        told.returnedKwh());
  }

  /** Nothing on its way, no returned packs, and of no material more than so many days. */
  InitialState upTo(double mostDays) {
    Map<String, Map<Commodity, Double>> days = new HashMap<>();
    told.stockDays()
        .forEach(
            (plant, stocks) -> {
              Map<Commodity, Double> some = new EnumMap<>(Commodity.class);
              stocks.forEach((material, own) -> some.put(material, Math.min(own, mostDays)));
              days.put(plant, some);
            });
    return with(days, Map.of());
  }

  /** The days to which stocks may be cut, the usual ones first; the last cuts nothing. */
  List<Double> levels() {
    TreeSet<Double> levels = new TreeSet<>(List.of(USUAL_DAYS));
    told.stockDays().values().forEach(stocks -> levels.addAll(stocks.values()));
    return List.copyOf(levels.tailSet(USUAL_DAYS));
  }

  private InitialState with(
      Map<String, Map<Commodity, Double>> days,
      Map<String, Map<Commodity, List<Double>>> arriving) {
    return new InitialState(
        told.executedShares(),
        told.executedRoutes(),
        days,
        told.openRecyclers(),
        arriving,
        Map.of());
  }

  private Map<Commodity, Double> usable(String plant, Map<Commodity, Double> stocks, Use use) {
    Map<Commodity, Double> usable = new EnumMap<>(Commodity.class);
    stocks.forEach(
        (material, days) -> {
          double room = DoubleStream.of(room(plant, material, days, use)).min().orElse(0);
          double perDay = perDay(plant);
          boolean fits = room >= -GRAIN_KWH || perDay == 0;
          usable.put(material, fits ? days : Math.max(0, days + (room - GRAIN_KWH) / perDay));
        });
    return usable;
  }

  private Map<String, Map<Commodity, List<Double>>> lots(
      Map<String, Map<Commodity, Double>> days, Use use) {
    Map<String, Map<Commodity, List<Double>>> lots = new HashMap<>();
    told.arrivingKwh()
        .forEach(
            (plant, some) -> {
              Map<Commodity, List<Double>> fitted = new EnumMap<>(Commodity.class);
              some.forEach(
                  (material, kwh) -> {
                    double start = days(days.getOrDefault(plant, Map.of()), material);
                    fitted.put(material, fitted(kwh, room(plant, material, start, use)));
                  });
              lots.put(plant, fitted);
            });
    return lots;
  }

  private List<Double> fitted(List<Double> kwh, double[] room) {
    double[] path = new double[months];
    double come = 0;
    double taken = 0;
    for (int month = 0; month < months; month++) {
      come += month < kwh.size() ? kwh.get(month) : 0;
      boolean fits = come <= room[month];
      double next = Math.max(taken, fits ? come : room[month] - GRAIN_KWH);
      path[month] = next - taken;
      taken = next;
    }
    return DoubleStream.of(path).boxed().toList();
  }

  /** [month] what may have come in by its end, were nothing bought: for it, and for all later. */
  private double[] room(String plant, Commodity material, double startDays, Use use) {
    double[] room = use.upTo(plant, material, months);
    double limit = Double.POSITIVE_INFINITY;
    for (int month = months - 1; month >= 0; month--) {
      double most = month == months - 1 ? USUAL_DAYS : WhatIf.MOST_STOCK_DAYS;
      limit = Math.min(limit, room[month] + (most - startDays) * perDay(plant));
      room[month] = limit;
    }
    return room;
  }

  private static double days(Map<Commodity, Double> stocks, Commodity material) {
    return stocks.getOrDefault(material, USUAL_DAYS);
  }

  private double perDay(String plant) {
    return planned.network().node(plant).map(Node::capKwhMonth).orElse(0.0) / DAYS_PER_MONTH;
  }

  /** What the state leaves out of what is told, in words; empty when it leaves out nothing. */
  List<String> leftOut(InitialState state) {
    return new LeftOut(told, state, this::perDay).sentences();
  }
}
