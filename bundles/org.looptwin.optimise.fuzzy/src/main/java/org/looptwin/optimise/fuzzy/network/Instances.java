package org.looptwin.optimise.fuzzy.network;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * The simulation algorithm: sizes, one secrecy coefficient a family, uniform draws, capacities of
 * 1.15 to 1.45 times what an echelon needs at the upper ends of demands and returns. So every
 * instance has a plan without shortage, whatever its sizes. Draws are made in one fixed order.
 */
final class Instances {
  private static final int DEVICE_TYPES = 2;

  private final Generator generator;

  Instances(Generator generator) {
    this.generator = generator;
  }

  NetworkData draw(Sizes sizes, long seed) {
    Draws draws = new Draws(generator, seed);
    FuzzyNumber[][] demand = demand(draws, sizes);
    FuzzyNumber returnsVague = draws.vagueness();
    FuzzyNumber[] returnRate = shares(draws, "return_rate", sizes.customers(), returnsVague);
    FuzzyNumber[] remanufacturable =
        shares(draws, "remanufacturable_share", sizes.collection(), draws.vagueness());
    FuzzyNumber[] recyclable =
        shares(draws, "recyclable_share", sizes.collection(), draws.vagueness());
    Needs needs = new Needs(demand, returnRate, remanufacturable, recyclable);
    FuzzyNumber roomVague = draws.vagueness();
    Map<Echelon, FuzzyNumber[]> capacity = new EnumMap<>(Echelon.class);
    Map<Echelon, double[]> fixedCost = new EnumMap<>(Echelon.class);
    for (Echelon echelon : Echelon.values()) {
      int count = sizes.count(echelon);
      capacity.put(echelon, room(draws, needs.of(echelon), count, roomVague));
      fixedCost.put(echelon, draws.families(echelon.fixedCost(), count));
    }
    FuzzyNumber[] suppliers = room(draws, needs.forward(), sizes.suppliers(), roomVague);
    FuzzyNumber disposal = room(draws, needs.returns(), 1, roomVague)[0];
    NetworkData.Unit cost = cost(draws, sizes);
    return new NetworkData(
        sizes,
        seed,
        demand,
        Arrays.stream(demand).mapToDouble(ofCustomer -> ofCustomer[0].a2()).toArray(),
        returnRate,
        remanufacturable,
        recyclable,
        capacity,
        suppliers,
        disposal,
        fixedCost,
        cost,
        co2(draws, sizes),
        distances(draws, sizes),
        watch(draws, sizes),
        vagueness(draws));
  }

  private static FuzzyNumber[][] demand(Draws draws, Sizes sizes) {
    FuzzyNumber vague = draws.vagueness();
    FuzzyNumber[][] demand = new FuzzyNumber[sizes.customers()][sizes.periods()];
    for (FuzzyNumber[] ofCustomer : demand) {
      Arrays.setAll(
          ofCustomer, any -> vague.times(draws.family("demand_packs_per_customer_period")));
    }
    return demand;
  }

  private static FuzzyNumber[] shares(Draws draws, String family, int count, FuzzyNumber vague) {
    FuzzyNumber[] shares = new FuzzyNumber[count];
    double most = 1 / vague.a4();
    Arrays.setAll(shares, any -> vague.times(Math.min(most, draws.family(family))));
    return shares;
  }

  private static FuzzyNumber[] room(Draws draws, double needed, int count, FuzzyNumber vague) {
    FuzzyNumber[] room = new FuzzyNumber[count];
    Arrays.setAll(room, any -> vague.times(draws.uniform(1.15, 1.45) * needed / count));
    return room;
  }

  private static NetworkData.Unit cost(Draws draws, Sizes sizes) {
    double[] material = draws.families("purchase_eur_per_pack_material", sizes.suppliers());
    double[] production = draws.families("production_eur_per_pack", sizes.plants());
    double replacement = most(material) + most(production);
    double[] shortage = draws.families("shortage_eur_per_pack", sizes.customers());
    return new NetworkData.Unit(
        material,
        production,
        draws.families("reman_eur_per_pack", sizes.remanufacturing()),
        draws.families("recycling_eur_per_pack", sizes.recycling()),
        draws.families("holding_eur_per_pack_period", sizes.dcs()),
        Arrays.stream(shortage).map(penalty -> penalty + replacement).toArray(),
        draws.families("collection_eur_per_pack", sizes.collection()),
        draws.family("disposal_eur_per_pack"),
        draws.family("transport_eur_per_pack_km"));
  }

  private static NetworkData.Unit co2(Draws draws, Sizes sizes) {
    double[] production = draws.families("co2_production_kg_per_pack", sizes.plants());
    double[] shortage = new double[sizes.customers()];
    Arrays.fill(shortage, most(production));
    return new NetworkData.Unit(
        new double[sizes.suppliers()],
        production,
        draws.families("co2_reman_kg_per_pack", sizes.remanufacturing()),
        draws.families("co2_recycling_kg_per_pack", sizes.recycling()),
        new double[sizes.dcs()],
        shortage,
        new double[sizes.collection()],
        draws.family("co2_disposal_kg_per_pack"),
        draws.family("co2_transport_kg_per_pack_km"));
  }

  private static Map<String, double[][]> distances(Draws draws, Sizes sizes) {
    double[][] s = draws.places(sizes.suppliers());
    double[][] p = draws.places(sizes.plants());
    double[][] d = draws.places(sizes.dcs());
    double[][] c = draws.places(sizes.customers());
    double[][] k = draws.places(sizes.collection());
    double[][] m = draws.places(sizes.remanufacturing());
    double[][] r = draws.places(sizes.recycling());
    double[][] w = draws.places(1);
    Map<String, double[][]> km = new LinkedHashMap<>();
    km.put("sp", between(s, p));
    km.put("pd", between(p, d));
    km.put("dc", between(d, c));
    km.put("ck", between(c, k));
    km.put("km", between(k, m));
    km.put("kr", between(k, r));
    km.put("kw", between(k, w));
    km.put("md", between(m, d));
    km.put("rp", between(r, p));
    return km;
  }

  private static double[][] between(double[][] from, double[][] to) {
    double[][] km = new double[from.length][to.length];
    for (int a = 0; a < from.length; a++) {
      for (int b = 0; b < to.length; b++) {
        km[a][b] = Math.hypot(from[a][0] - to[b][0], from[a][1] - to[b][1]);
      }
    }
    return km;
  }

  private static NetworkData.Watch watch(Draws draws, Sizes sizes) {
    double[][] laneLoss = new double[sizes.plants()][sizes.dcs()];
    for (double[] lanes : laneLoss) {
      Arrays.setAll(lanes, any -> draws.effect("loss_and_theft_rate_without"));
    }
    return new NetworkData.Watch(
        draws.families("iot_device_cost_eur", DEVICE_TYPES),
        draws.families("iot_data_GB_per_device_period", DEVICE_TYPES),
        draws.families("iot_data_cost_eur_per_GB", DEVICE_TYPES),
        draws.families("co2_iot_kg_per_GB", DEVICE_TYPES),
        effects(draws, "reduction_if_equipped", DEVICE_TYPES),
        effects(draws, "reduction_if_equipped_grading", DEVICE_TYPES),
        laneLoss,
        effects(draws, "loss_and_theft_rate_without", sizes.dcs()),
        effects(draws, "soh_misgrading_without", sizes.collection()));
  }

  private static double[] effects(Draws draws, String name, int count) {
    double[] drawn = new double[count];
    Arrays.setAll(drawn, any -> draws.effect(name));
    return drawn;
  }

  private static Map<Part, FuzzyNumber> vagueness(Draws draws) {
    Map<Part, FuzzyNumber> vague = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      vague.put(part, draws.vagueness());
    }
    return vague;
  }

  private static double most(double[] some) {
    return Arrays.stream(some).max().orElseThrow();
  }
}
