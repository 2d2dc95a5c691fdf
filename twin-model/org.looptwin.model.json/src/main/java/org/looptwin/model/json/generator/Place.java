package org.looptwin.model.json.generator;

import java.util.List;

/**
 * Where sites may lie. Coordinates are rounded public geography.
 *
 * @param country two letters
 * @param routes sea routes to Europe; empty on the continent
 * @param km of each route to the gateway port
 */
record Place(
    String name, String country, double lat, double lon, List<String> routes, List<Double> km) {
  static final List<Place> EUROPE =
      List.of(
          inland("Hamburg", "DE", 53.5, 10.0),
          inland("Leipzig", "DE", 51.3, 12.4),
          inland("Stuttgart", "DE", 48.8, 9.2),
          inland("Munich", "DE", 48.1, 11.6),
          inland("Lille", "FR", 50.6, 3.1),
          inland("Lyon", "FR", 45.8, 4.8),
          inland("Toulouse", "FR", 43.6, 1.4),
          inland("Barcelona", "ES", 41.4, 2.2),
          inland("Valencia", "ES", 39.5, -0.4),
          inland("Bilbao", "ES", 43.3, -2.9),
          inland("Porto", "PT", 41.2, -8.6),
          inland("Turin", "IT", 45.1, 7.7),
          inland("Bologna", "IT", 44.5, 11.3),
          inland("Vienna", "AT", 48.2, 16.4),
          inland("Prague", "CZ", 50.1, 14.4),
          inland("Ostrava", "CZ", 49.8, 18.3),
          inland("Bratislava", "SK", 48.1, 17.1),
          inland("Budapest", "HU", 47.5, 19.0),
          inland("Debrecen", "HU", 47.5, 21.6),
          inland("Katowice", "PL", 50.3, 19.0),
          inland("Poznan", "PL", 52.4, 16.9),
          inland("Antwerp", "BE", 51.2, 4.4),
          inland("Eindhoven", "NL", 51.4, 5.5),
          inland("Gothenburg", "SE", 57.7, 12.0),
          inland("Skelleftea", "SE", 64.8, 21.0),
          inland("Timisoara", "RO", 45.7, 21.2),
          inland("Ljubljana", "SI", 46.1, 14.5));

  static final Place ATACAMA =
      overseas("Atacama", "CL", -23.5, -68.3, "PANAMA", 14_200, "MAGELLAN", 19_200);
  static final Place PILBARA =
      overseas("Pilbara", "AU", -21.1, 118.9, "SUEZ", 17_500, "CAPE", 21_500);
  static final Place PUNA =
      new Place("Puna", "AR", -25.4, -67.0, List.of("ATLANTIC"), List.of(13_500.0));
  static final Place KATANGA =
      overseas("Katanga", "CD", -10.7, 25.5, "SUEZ", 13_000, "CAPE", 16_500);
  static final Place SULAWESI =
      overseas("Sulawesi", "ID", -2.8, 122.2, "SUEZ", 17_500, "CAPE", 23_500);
  static final Place ONTARIO =
      new Place("Ontario", "CA", 46.5, -81.0, List.of("ATLANTIC"), List.of(7_000.0));
  static final Place LIAONING =
      overseas("Liaoning", "CN", 38.9, 121.6, "SUEZ", 20_500, "CAPE", 26_500);
  static final Place BUSAN = overseas("Busan", "KR", 35.1, 129.0, "SUEZ", 20_400, "CAPE", 27_000);
  static final Place OSTROBOTHNIA =
      new Place("Ostrobothnia", "FI", 63.8, 23.1, List.of("BALTIC"), List.of(2_200.0));

  /** Where sea lanes come in: Rotterdam. */
  static final Place GATEWAY = inland("Rotterdam", "NL", 51.9, 4.1);

  private static final double EARTH_KM = 6371;

  private static Place inland(String name, String country, double lat, double lon) {
    return new Place(name, country, lat, lon, List.of(), List.of());
  }

  private static Place overseas(
      String name,
      String country,
      double lat,
      double lon,
      String first,
      double firstKm,
      String second,
      double secondKm) {
    return new Place(name, country, lat, lon, List.of(first, second), List.of(firstKm, secondKm));
  }

  boolean overseas() {
    return !routes.isEmpty();
  }

  Place at(double newLat, double newLon) {
    return new Place(name, country, newLat, newLon, routes, km);
  }

  /** Great circle, km. */
  double kmTo(Place other) {
    double phi = Math.toRadians(lat);
    double otherPhi = Math.toRadians(other.lat);
    double half = StrictMath.sin((otherPhi - phi) / 2);
    double halfLon = StrictMath.sin(Math.toRadians(other.lon - lon) / 2);
    double h = half * half + StrictMath.cos(phi) * StrictMath.cos(otherPhi) * halfLon * halfLon;
    return 2 * EARTH_KM * StrictMath.asin(Math.min(1, Math.sqrt(h)));
  }
}
