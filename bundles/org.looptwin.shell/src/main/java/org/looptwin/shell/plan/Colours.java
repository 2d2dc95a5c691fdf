package org.looptwin.shell.plan;

import java.util.Map;
import org.looptwin.model.network.Commodity;

/** What is drawn in which colour, in every picture alike. */
final class Colours {
  static final String MIXED = "#a3abb1";
  static final String TEXT = "#23303b";
  static final String FAINT = "#5a6a76";

  private static final Map<Commodity, String> BY_COMMODITY =
      Map.of(
          Commodity.LI, "#5b8db8",
          Commodity.CO, "#6aa59a",
          Commodity.NI, "#b79a57",
          Commodity.GR, "#8b8f97",
          Commodity.REG, "#6f9f5f",
          Commodity.PACK, "#8296c4",
          Commodity.RET, "#c08a6b",
          Commodity.BM, "#9a7ba0");

  private Colours() {}

  /** Null stands for several together. */
  static String of(Commodity commodity) {
    return commodity == null ? MIXED : BY_COMMODITY.getOrDefault(commodity, MIXED);
  }

  /** Whether a commodity has a colour of its own; parts have none. */
  static boolean own(Commodity commodity) {
    return BY_COMMODITY.containsKey(commodity);
  }
}
