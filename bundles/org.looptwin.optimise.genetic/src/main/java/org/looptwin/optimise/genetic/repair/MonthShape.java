package org.looptwin.optimise.genetic.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.looptwin.optimise.api.LinearModel;

/** One month of the planning model: its lanes by commodity, its nodes, its gateways. */
final class MonthShape {
  /** Ids in the order of the model. */
  final List<String> plants;

  final List<String> materials;
  final List<String> recyclers;

  final Haul packs;
  final Haul returns;
  final Haul mass;
  final Haul kits;
  final Haul[] supply;
  final Contracts[] contracts;

  /** Limits, kWh: by plant, vehicle plant, source of returns, regeneration plant, gateway. */
  final double[] plantCapacity;

  final double[] demand;
  final double[] retired;
  final double[] regeneratorCapacity;
  final double[] gatewayCapacity;
  final double collectLeast;

  /** Whether a material is also regenerated. */
  final boolean[] regenerated;

  /** Columns: [plant], [plant][material], [recycler]. */
  final int[] make;

  final int[][] stock;
  final int[] process;
  final int[] held;

  /** Floor of a stock, [plant][material]. */
  final double[][] stockFloor;

  /** What comes without being bought now, kWh: in month 1 the stock, later lots on their way. */
  final double[][] arriving;

  /** The same of returned packs, [recycler]. */
  final double[] returned;

  final double massYield;
  final double kitYield;

  MonthShape(LinearModel model, Names names, int month) {
    plants = keys(model, names.rows("packs", month));
    materials = materials(model, names.rows("material", month));
    recyclers = keys(model, names.rows("returns", month));
    List<Integer> gateways = names.rows("gateway", month);
    Map<Integer, int[]> via = via(names, gateways);
    HaulMaker hauls = new HaulMaker(model, names, via, gateways.size(), month);
    packs = hauls.of(names.rows("packs", month), names.rows("demand", month));
    returns = hauls.of(names.rows("collected", month), names.rows("returns", month));
    mass = hauls.of(names.rows("blackmass", month), names.rows("regenerate", month));
    supply = new Haul[materials.size()];
    contracts = new Contracts[materials.size()];
    regenerated = new boolean[materials.size()];
    int regeneratedMaterial = 0;
    for (int k = 0; k < supply.length; k++) {
      List<Integer> suppliers = suppliers(model, names, materials.get(k), month);
      supply[k] = hauls.of(suppliers, materialRows(names, k, month));
      contracts[k] = new Contracts(model, names, keys(model, suppliers), materials.get(k), month);
      regenerated[k] = hauls.kits(materialRows(names, k, month));
      regeneratedMaterial = regenerated[k] ? k : regeneratedMaterial;
    }
    kits = hauls.of(names.rows("kits", month), materialRows(names, regeneratedMaterial, month));
    make = columns(names, "make", plants, month);
    process = columns(names, "process", recyclers, month);
    held = columns(names, "held", recyclers, month);
    stock = new int[plants.size()][];
    stockFloor = new double[plants.size()][materials.size()];
    arriving = new double[plants.size()][materials.size()];
    stocks(model, names, month);
    plantCapacity = Arrays.stream(make).mapToDouble(model::upper).toArray();
    demand = rowUppers(model, names.rows("demand", month));
    retired = rowUppers(model, names.rows("collected", month));
    regeneratorCapacity = rowUppers(model, names.rows("regenerate", month));
    gatewayCapacity = rowUppers(model, gateways);
    collectLeast = model.rowLower(names.row("collect", "", month));
    returned =
        names.rows("returns", month).stream().mapToDouble(row -> -model.rowLower(row)).toArray();
    massYield =
        IntStream.range(0, process.length)
            .mapToDouble(r -> -names.coefficient(names.rows("blackmass", month).get(r), process[r]))
            .max()
            .orElse(0);
    kitYield = kitYield(model, names, month);
  }

  private void stocks(LinearModel model, Names names, int month) {
    for (int b = 0; b < plants.size(); b++) {
      stock[b] = new int[materials.size()];
      for (int k = 0; k < stock[b].length; k++) {
        String key = plants.get(b) + "," + materials.get(k);
        stock[b][k] = names.column("stock", key, month);
        int reserve = names.row("reserve", key, month);
        stockFloor[b][k] = reserve < 0 ? 0 : model.rowLower(reserve);
        arriving[b][k] = -model.rowLower(names.row("material", key, month));
      }
    }
  }

  private static double kitYield(LinearModel model, Names names, int month) {
    double yield = 0;
    for (int row : names.rows("kits", month)) {
      for (int column : names.flows(row, -1)) {
        yield = Math.max(yield, -names.coefficient(row, column));
      }
    }
    return yield;
  }

  private List<Integer> materialRows(Names names, int material, int month) {
    return plants.stream()
        .map(plant -> names.row("material", plant + "," + materials.get(material), month))
        .toList();
  }

  /** Rows of the suppliers of a material: those whose purchase is in its sum, else by its lanes. */
  private List<Integer> suppliers(LinearModel model, Names names, String material, int month) {
    LinkedHashSet<Integer> into = new LinkedHashSet<>();
    for (String plant : plants) {
      for (int column : names.flows(names.row("material", plant + "," + material, month), 1)) {
        into.add(column);
      }
    }
    return names.rows("bought", month).stream()
        .filter(row -> Arrays.stream(names.flows(row, 1)).anyMatch(into::contains))
        .toList();
  }

  private static int[] columns(Names names, String kind, List<String> keys, int month) {
    return keys.stream().mapToInt(key -> names.column(kind, key, month)).toArray();
  }

  private static double[] rowUppers(LinearModel model, List<Integer> rows) {
    return rows.stream().mapToDouble(model::rowUpper).toArray();
  }

  private static List<String> keys(LinearModel model, List<Integer> rows) {
    return rows.stream().map(row -> Names.key(model.rowName(row))).toList();
  }

  private static List<String> materials(LinearModel model, List<Integer> rows) {
    return keys(model, rows).stream()
        .map(key -> key.substring(key.indexOf(',') + 1))
        .distinct()
        .toList();
  }

  private static Map<Integer, int[]> via(Names names, List<Integer> gateways) {
    Map<Integer, int[]> via = new HashMap<>();
    for (int gateway = 0; gateway < gateways.size(); gateway++) {
      for (int column : names.flows(gateways.get(gateway), 1)) {
        int[] before = via.getOrDefault(column, new int[0]);
        int[] now = Arrays.copyOf(before, before.length + 1);
        now[before.length] = gateway;
        via.put(column, now);
      }
    }
    return via;
  }

  /** Makes hauls of a month. */
  private record HaulMaker(
      LinearModel model, Names names, Map<Integer, int[]> via, int gateways, int month) {

    Haul of(List<Integer> from, List<Integer> to) {
      return new Haul(model, flows(from), flows(to), via, gateways);
    }

    private List<int[]> flows(List<Integer> rows) {
      return rows.stream().map(row -> names.flows(row, 1)).toList();
    }

    /** Whether kits come into these rows. */
    boolean kits(List<Integer> materialRows) {
      List<Integer> sent = new ArrayList<>();
      for (int row : names.rows("kits", month)) {
        Arrays.stream(names.flows(row, 1)).forEach(sent::add);
      }
      return materialRows.stream()
          .anyMatch(row -> Arrays.stream(names.flows(row, 1)).anyMatch(sent::contains));
    }
  }
}
