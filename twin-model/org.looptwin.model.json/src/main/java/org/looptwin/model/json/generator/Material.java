package org.looptwin.model.json.generator;

import java.util.List;

/**
 * One of the twelve materials, with the reference case's orders of magnitude.
 *
 * @param sites of 43 suppliers
 * @param kg per kWh of pack
 * @param price EUR per kWh
 * @param ef kg CO2 per kWh
 * @param p calm probability of an interruption in a month
 * @param overseas where it may come from; parts from Busan one time in six, else from Europe
 */
record Material(
    String name, int sites, double kg, double price, double ef, double p, List<Place> overseas) {
  private static final List<Place> PARTS = List.of();

  static final List<Material> ALL =
      List.of(
          critical("LI", 5, 0.6, 8.9, 15, 0.07, Place.ATACAMA, Place.PILBARA, Place.PUNA),
          critical("CO", 2, 0.12, 3.4, 1.6, 0.09, Place.KATANGA, Place.OSTROBOTHNIA),
          critical("NI", 3, 0.62, 9.8, 8, 0.06, Place.SULAWESI, Place.ONTARIO, Place.OSTROBOTHNIA),
          critical("GR", 2, 0.95, 5.4, 5, 0.09, Place.LIAONING, Place.KATANGA),
          new Material("CAM", 4, 1.7, 9.0, 6.0, 0.022, PARTS),
          new Material("ANODE", 3, 0.95, 4.2, 3.5, 0.025, PARTS),
          new Material("SEP", 4, 0.1, 3.6, 1.2, 0.025, PARTS),
          new Material("ELYTE", 4, 0.75, 4.0, 1.6, 0.022, PARTS),
          new Material("FOIL", 3, 0.85, 5.1, 2.9, 0.02, PARTS),
          new Material("HOUSING", 5, 1.6, 6.0, 4.1, 0.02, PARTS),
          new Material("BMS", 5, 0.15, 5.4, 1.4, 0.025, PARTS),
          new Material("HVTH", 3, 0.45, 3.3, 0.9, 0.02, PARTS));

  private static Material critical(
      String name, int sites, double kg, double price, double ef, double p, Place... overseas) {
    return new Material(name, sites, kg, price, ef, p, List.of(overseas));
  }

  /** Kilograms of a kWh on a lane that is no material's. */
  static double kgOf(String commodity) {
    return switch (commodity) {
      case "PACK" -> 6.2;
      case "RET" -> 7.1;
      case "BM" -> 2.6;
      case "REG" -> 1.34;
      default -> ALL.stream().filter(m -> m.name.equals(commodity)).findFirst().orElseThrow().kg;
    };
  }
}
