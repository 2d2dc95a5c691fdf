package org.looptwin.optimise.fuzzy.network;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.optimise.api.LinearModel;

/**
 * The columns: sites, devices, flows by lane and period, stocks, shortages, and what passes watched
 * places. Flows are named after their lane's two letters.
 */
final class Columns {
  private final NetworkData data;
  private final Sizes sizes;
  private final Room room;
  private final LinearModel.Builder builder;
  private final Ledger ledger;
  private final Map<Echelon, int[]> open = new EnumMap<>(Echelon.class);
  private final Map<Echelon, Integer> count = new EnumMap<>(Echelon.class);
  private final Map<Echelon, int[][]> device = new EnumMap<>(Echelon.class);
  private final Map<Echelon, int[][][]> watched = new EnumMap<>(Echelon.class);
  private final Map<String, int[][][]> flow = new LinkedHashMap<>();
  private int[][][] laneDevice;
  private int[][][] laneWatched;
  private int[][] stock;
  private int[][] shortage;

  Columns(
      NetworkData data, Room room, boolean devices, LinearModel.Builder builder, Ledger ledger) {
    this.room = room;
    this.data = data;
    this.sizes = data.sizes();
    this.builder = builder;
    this.ledger = ledger;
    sites();
    makeFlows();
    flowCosts();
    stocksAndShortages();
    siteDevices(devices);
    laneDevices(devices);
  }

  int open(Echelon echelon, int site) {
    return open.get(echelon)[site];
  }

  /** How many sites are open. */
  int count(Echelon echelon) {
    return count.get(echelon);
  }

  int device(Echelon echelon, int site, int type) {
    return device.get(echelon)[site][type];
  }

  /** [type] */
  int[] devices(Echelon echelon, int site) {
    return device.get(echelon)[site];
  }

  /** [type] */
  int[] laneDevices(int plant, int dc) {
    return laneDevice[plant][dc];
  }

  /** What passes a watched site. */
  int watched(Echelon echelon, int site, int type, int period) {
    return watched.get(echelon)[site][type][period];
  }

  /** [site][type][period] */
  int[][][] watched(Echelon echelon) {
    return watched.get(echelon);
  }

  int laneDevice(int plant, int dc, int type) {
    return laneDevice[plant][dc][type];
  }

  /** What passes a watched lane over the horizon. */
  int laneWatched(int plant, int dc, int type) {
    return laneWatched[plant][dc][type];
  }

  /** Flow of a lane; {@code lanes} are the letters of both ends, e.g. {@code pd}. */
  int flow(String lanes, int from, int to, int period) {
    return flow.get(lanes)[from][to][period];
  }

  /** [from][to][period] by letters. */
  Map<String, int[][][]> flows() {
    return flow;
  }

  /** What sites of a kind handle in a period, packs. */
  double handled(Echelon echelon, double[] x, int period) {
    double packs = 0;
    for (int[][] from : flow.get(echelon.lanes())) {
      for (int[] to : from) {
        packs += x[to[period]];
      }
    }
    return packs;
  }

  int stock(int dc, int period) {
    return stock[dc][period];
  }

  int shortage(int customer, int period) {
    return shortage[customer][period];
  }

  private void sites() {
    for (Echelon echelon : Echelon.values()) {
      int[] columns = new int[sizes.count(echelon)];
      for (int site = 0; site < columns.length; site++) {
        columns[site] = builder.integerColumn("open[" + echelon.site(site) + "]", 0, 1, 0);
        ledger.add(Part.OPENING, columns[site], data.fixedCost().get(echelon)[site]);
      }
      open.put(echelon, columns);
      count.put(
          echelon,
          builder.integerColumn("count[%s]".formatted(echelon.letter()), 0, columns.length, 0));
    }
  }

  private void makeFlows() {
    data.km()
        .forEach(
            (lanes, km) -> {
              int[][][] columns = new int[km.length][km[0].length][sizes.periods()];
              for (int from = 0; from < km.length; from++) {
                for (int to = 0; to < km[from].length; to++) {
                  for (int period = 0; period < sizes.periods(); period++) {
                    columns[from][to][period] = flow(lanes, from, to, period, km[from][to]);
                  }
                }
              }
              flow.put(lanes, columns);
            });
  }

  private int flow(String lanes, int from, int to, int period, double km) {
    String name =
        "%s%d_%s%d_%d".formatted(lanes.charAt(0), from + 1, lanes.charAt(1), to + 1, period + 1);
    int column = builder.column(name, 0, room.flow(lanes, from, to, period), 0);
    ledger.add(Part.TRANSPORT, column, km * data.cost().transportKm());
    ledger.add(Part.CO2_TRANSPORT, column, km * data.co2().transportKm());
    return column;
  }

  private void flowCosts() {
    NetworkData.Unit cost = data.cost();
    NetworkData.Unit co2 = data.co2();
    each("sp", (s, p, column) -> ledger.add(Part.PURCHASE, column, cost.material()[s]));
    each(
        "pd",
        (p, d, column) -> {
          ledger.add(Part.PRODUCTION, column, cost.production()[p]);
          ledger.add(Part.CO2_PRODUCTION, column, co2.production()[p]);
          ledger.add(Part.LOSS, column, data.packValue() * data.watch().laneLoss()[p][d]);
        });
    each(
        "dc",
        (d, c, column) ->
            ledger.add(Part.LOSS, column, data.packValue() * data.watch().centreLoss()[d]));
    each("ck", (c, k, column) -> ledger.add(Part.COLLECTION, column, cost.collection()[k]));
    each(
        "km",
        (k, m, column) -> {
          ledger.add(Part.REMANUFACTURING, column, cost.remanufacturing()[m]);
          ledger.add(Part.CO2_REMANUFACTURING, column, co2.remanufacturing()[m]);
        });
    each(
        "kr",
        (k, r, column) -> {
          double rest = 1 - NetworkData.YIELD;
          ledger.add(Part.RECYCLING, column, cost.recycling()[r]);
          ledger.add(Part.CO2_RECYCLING, column, co2.recycling()[r]);
          ledger.add(Part.DISPOSAL, column, rest * cost.disposal());
          ledger.add(Part.CO2_DISPOSAL, column, rest * co2.disposal());
        });
    each(
        "kw",
        (k, w, column) -> {
          ledger.add(Part.DISPOSAL, column, cost.disposal());
          ledger.add(Part.CO2_DISPOSAL, column, co2.disposal());
        });
    each(
        "rp",
        (r, p, column) ->
            ledger.add(Part.CO2_AVOIDED, column, -NetworkData.PRIMARY * co2.production()[p]));
  }

  private interface LaneColumn {
    void accept(int from, int to, int column);
  }

  private void each(String lanes, LaneColumn use) {
    int[][][] columns = flow.get(lanes);
    for (int from = 0; from < columns.length; from++) {
      for (int to = 0; to < columns[from].length; to++) {
        for (int column : columns[from][to]) {
          use.accept(from, to, column);
        }
      }
    }
  }

  private void stocksAndShortages() {
    stock = new int[sizes.dcs()][sizes.periods()];
    shortage = new int[sizes.customers()][sizes.periods()];
    for (int period = 0; period < sizes.periods(); period++) {
      for (int d = 0; d < sizes.dcs(); d++) {
        String name = "I_d%d_%d".formatted(d + 1, period + 1);
        stock[d][period] = builder.column(name, 0, room.site(Echelon.DC, d), 0);
        ledger.add(Part.HOLDING, stock[d][period], data.cost().holding()[d]);
      }
      for (int c = 0; c < sizes.customers(); c++) {
        String name = "L_c%d_%d".formatted(c + 1, period + 1);
        int column = builder.column(name, 0, room.demand(c, period), 0);
        shortage[c][period] = column;
        ledger.add(Part.SHORTAGE, column, data.cost().shortage()[c]);
        ledger.add(Part.CO2_REPLACEMENT, column, data.co2().shortage()[c]);
      }
    }
  }

  private void siteDevices(boolean devices) {
    int types = data.watch().types();
    for (Echelon echelon : Echelon.values()) {
      int count = sizes.count(echelon);
      int[][] columns = new int[count][types];
      int[][][] passing = new int[count][types][sizes.periods()];
      for (int site = 0; site < count; site++) {
        for (int type = 0; type < types; type++) {
          String place = echelon.site(site) + "_i" + (type + 1);
          columns[site][type] = device("U[" + place + "]", type, devices);
          for (int period = 0; period < sizes.periods(); period++) {
            int column =
                watchedColumn(place + "_" + (period + 1), devices ? room.site(echelon, site) : 0);
            passing[site][type][period] = column;
            if (echelon == Echelon.DC) {
              avoidLoss(column, type, data.watch().centreLoss()[site]);
            }
          }
        }
      }
      device.put(echelon, columns);
      watched.put(echelon, passing);
    }
  }

  private void laneDevices(boolean devices) {
    int types = data.watch().types();
    laneDevice = new int[sizes.plants()][sizes.dcs()][types];
    laneWatched = new int[sizes.plants()][sizes.dcs()][types];
    for (int p = 0; p < sizes.plants(); p++) {
      for (int d = 0; d < sizes.dcs(); d++) {
        for (int type = 0; type < types; type++) {
          String place = "p%d_d%d_i%d".formatted(p + 1, d + 1, type + 1);
          laneDevice[p][d][type] = device("V[" + place + "]", type, devices);
          laneWatched[p][d][type] = watchedColumn(place, devices ? room.laneInAll(p, d) : 0);
          avoidLoss(laneWatched[p][d][type], type, data.watch().laneLoss()[p][d]);
        }
      }
    }
  }

  private int device(String name, int type, boolean devices) {
    NetworkData.Watch watch = data.watch();
    int column = builder.integerColumn(name, 0, devices ? 1 : 0, 0);
    double gigabytes = watch.gigabytes()[type] * sizes.periods();
    ledger.add(Part.DEVICES, column, watch.deviceCost()[type]);
    ledger.add(Part.DATA, column, gigabytes * watch.dataCost()[type]);
    ledger.add(Part.CO2_DATA, column, gigabytes * watch.dataCo2()[type]);
    return column;
  }

  private int watchedColumn(String place, double most) {
    return builder.column("y[" + place + "]", 0, most, 0);
  }

  private void avoidLoss(int column, int type, double share) {
    ledger.add(Part.LOSS, column, -data.packValue() * share * data.watch().lossCut()[type]);
  }
}
