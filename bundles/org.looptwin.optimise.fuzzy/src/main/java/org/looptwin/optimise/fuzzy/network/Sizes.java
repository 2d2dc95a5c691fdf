package org.looptwin.optimise.fuzzy.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** How many of each there are. */
public record Sizes(
    int suppliers,
    int plants,
    int dcs,
    int customers,
    int collection,
    int remanufacturing,
    int recycling,
    int periods) {

  /** By the names of the file. */
  public Map<String, Integer> named() {
    Map<String, Integer> all = new LinkedHashMap<>();
    all.put("suppliers", suppliers);
    all.put("plants", plants);
    all.put("dcs", dcs);
    all.put("customers", customers);
    all.put("collection", collection);
    all.put("remanufacturing", remanufacturing);
    all.put("recycling", recycling);
    all.put("periods", periods);
    return all;
  }

  /** Flows from place to place and period: what a model's size goes by. */
  long flows() {
    long lanes =
        (long) suppliers * plants
            + (long) plants * dcs
            + (long) dcs * customers
            + (long) customers * collection
            + (long) collection * (remanufacturing + recycling + 1)
            + (long) remanufacturing * dcs
            + (long) recycling * plants;
    return lanes * periods;
  }

  static Sizes of(Map<String, Integer> named) {
    return new Sizes(
        named.get("suppliers"),
        named.get("plants"),
        named.get("dcs"),
        named.get("customers"),
        named.get("collection"),
        named.get("remanufacturing"),
        named.get("recycling"),
        named.get("periods"));
  }

  int count(Echelon echelon) {
    return switch (echelon) {
      case PLANT -> plants;
      case DC -> dcs;
      case COLLECTION -> collection;
      case REMANUFACTURING -> remanufacturing;
      case RECYCLING -> recycling;
    };
  }
}
