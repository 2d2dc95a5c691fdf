package org.looptwin.optimise.fuzzy.network;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import org.looptwin.optimise.fuzzy.input.Entry;

/**
 * The ranges instances are drawn from.
 *
 * @param ranges by family, [low, high] before the secrecy coefficient
 * @param secrecy [low, high] of the coefficient of each family
 * @param effects of devices, by name
 * @param sizes of the named instances
 */
public record Generator(
    Map<String, double[]> ranges,
    double[] secrecy,
    Map<String, double[]> effects,
    Map<String, Sizes> sizes) {
  private static final Set<String> KEYS =
      new LinkedHashSet<>(
          List.of(
              "source",
              "secrecy_coefficient",
              "instances",
              "uniform",
              "iot_effect",
              "feasibility_rule",
              "alpha",
              "phi",
              "weights",
              "method",
              "traceability"));

  /** Fifteen times P6: beyond, memory is the limit. */
  private static final long MOST_FLOWS = 500_000;

  private static final List<String> NEEDED =
      List.of(
          "demand_packs_per_customer_period",
          "return_rate",
          "remanufacturable_share",
          "recyclable_share",
          "fixed_cost_plant_eur",
          "fixed_cost_dc_eur",
          "fixed_cost_collection_eur",
          "fixed_cost_reman_eur",
          "fixed_cost_recycling_eur",
          "iot_device_cost_eur",
          "iot_data_cost_eur_per_GB",
          "iot_data_GB_per_device_period",
          "holding_eur_per_pack_period",
          "production_eur_per_pack",
          "reman_eur_per_pack",
          "recycling_eur_per_pack",
          "purchase_eur_per_pack_material",
          "transport_eur_per_pack_km",
          "co2_production_kg_per_pack",
          "co2_reman_kg_per_pack",
          "co2_recycling_kg_per_pack",
          "co2_transport_kg_per_pack_km",
          "co2_iot_kg_per_GB",
          "shortage_eur_per_pack");

  /** Our own, where the file has none: inspection, disposal, and the side of the map in km. */
  private static final Map<String, double[]> OWN =
      Map.of(
          "collection_eur_per_pack", new double[] {20, 60},
          "disposal_eur_per_pack", new double[] {80, 160},
          "co2_disposal_kg_per_pack", new double[] {40, 90},
          "map_km", new double[] {800, 800});

  private static final List<String> EFFECTS =
      List.of(
          "loss_and_theft_rate_without",
          "reduction_if_equipped",
          "soh_misgrading_without",
          "reduction_if_equipped_grading");

  /** Whether the text is of this kind. */
  public static boolean fits(Entry root) {
    return root.has("uniform");
  }

  public static Generator read(Entry root) {
    root.only(KEYS);
    Entry secrecy = root.at("secrecy_coefficient");
    double[] coefficient = (secrecy.isObject() ? secrecy.at("U") : secrecy).range();
    if (!(coefficient[0] > 0)) {
      throw secrecy.fault("reaches 0", "a coefficient above 0");
    }
    return new Generator(
        ranges(root.at("uniform")), coefficient, effects(root.at("iot_effect")), sizes(root));
  }

  private static Map<String, double[]> ranges(Entry entry) {
    Set<String> known = new LinkedHashSet<>(NEEDED);
    known.addAll(OWN.keySet());
    entry.only(known);
    Map<String, double[]> found = new LinkedHashMap<>();
    for (String family : NEEDED) {
      found.put(family, entry.at(family).range());
    }
    OWN.forEach(
        (family, range) -> found.put(family, entry.has(family) ? entry.at(family).range() : range));
    for (String share : List.of("return_rate", "remanufacturable_share", "recyclable_share")) {
      share(entry.at(share));
    }
    if (!(found.get("demand_packs_per_customer_period")[0] > 0)) {
      throw entry.at("demand_packs_per_customer_period").fault("reaches 0", "a demand above 0");
    }
    return found;
  }

  private static Map<String, double[]> effects(Entry entry) {
    entry.only(new LinkedHashSet<>(EFFECTS));
    Map<String, double[]> found = new LinkedHashMap<>();
    for (String effect : EFFECTS) {
      found.put(effect, share(entry.at(effect)));
    }
    return found;
  }

  private static double[] share(Entry entry) {
    double[] range = entry.range();
    if (range[1] > 1) {
      throw entry.fault("reaches " + range[1], "shares within 0 and 1");
    }
    return range;
  }

  private static Map<String, Sizes> sizes(Entry root) {
    Map<String, Sizes> found = new LinkedHashMap<>();
    for (Map.Entry<String, Entry> one : root.at("instances").members().entrySet()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      Set<String> names = new Sizes(1, 1, 1, 1, 1, 1, 1, 1).named().keySet();
      one.getValue().only(names);
      names.forEach(name -> counts.put(name, one.getValue().at(name).count(1, 500)));
      found.put(one.getKey(), Sizes.of(counts));
    }
    if (found.isEmpty()) {
      throw root.at("instances").fault("is empty", "one size at least");
    }
    return found;
  }

  /**
   * @param wish a name of the file, {@code name=count,...} over its first size, or null for the
   *     first
   * @throws SettingFault when it is neither
   */
  public Sizes size(String wish) {
    Sizes asked = asked(wish);
    if (asked.flows() > MOST_FLOWS) {
      throw new SettingFault(
          "size",
          "asks for %d flows over all lanes and periods, expected at most %d. Maybe take fewer"
              + " customers or periods",
          asked.flows(),
          MOST_FLOWS);
    }
    return asked;
  }

  private Sizes asked(String wish) {
    Sizes first = sizes.values().iterator().next();
    if (wish == null) {
      return first;
    }
    if (sizes.containsKey(wish)) {
      return sizes.get(wish);
    }
    Map<String, Integer> counts = first.named();
    for (String pair : wish.split(",", -1)) {
      String[] sides = pair.split("=", -1);
      if (sides.length != 2
          || !counts.containsKey(sides[0])
          || !sides[1].matches("[1-9]\\d{0,2}")) {
        throw new SettingFault(
            "size",
            "is '%s', which is not known, expected one of %s, or e.g. plants=3,customers=12 of %s,"
                + " each from 1 to 999",
            wish,
            String.join(", ", sizes.keySet()),
            counts.keySet());
      }
      counts.put(sides[0], Integer.parseInt(sides[1]));
    }
    return Sizes.of(counts);
  }
}
