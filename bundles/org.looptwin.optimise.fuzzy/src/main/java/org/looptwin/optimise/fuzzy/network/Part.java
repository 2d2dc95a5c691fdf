package org.looptwin.optimise.fuzzy.network;

import java.util.Arrays;
import java.util.List;

/** What the two aims are summed from. */
public enum Part {
  OPENING("opening", true),
  PURCHASE("purchase", true),
  PRODUCTION("production", true),
  REMANUFACTURING("remanufacturing", true),
  RECYCLING("recycling", true),
  COLLECTION("collection", true),
  DISPOSAL("disposal", true),
  TRANSPORT("transport", true),
  HOLDING("holding", true),
  SHORTAGE("shortage", true),
  DEVICES("devices", true),
  DATA("data", true),
  LOSS("loss", true),
  CO2_PRODUCTION("production", false),
  CO2_REMANUFACTURING("remanufacturing", false),
  CO2_RECYCLING("recycling", false),
  CO2_TRANSPORT("transport", false),
  CO2_DISPOSAL("disposal", false),
  CO2_DATA("data", false),
  CO2_REPLACEMENT("replacement", false),
  CO2_AVOIDED("avoidedPrimary", false);

  private final String label;
  private final boolean cost;

  Part(String label, boolean cost) {
    this.label = label;
    this.cost = cost;
  }

  public String label() {
    return label;
  }

  /** EUR, else kg of CO2. */
  public boolean cost() {
    return cost;
  }

  static List<Part> of(boolean cost) {
    return Arrays.stream(values()).filter(part -> part.cost == cost).toList();
  }
}
