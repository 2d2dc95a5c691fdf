package org.looptwin.model.json.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sites, lanes, contracts and options of a generated case. */
final class NetworkFiles {
  private static final double MONTHS_PER_GWH = 12e-6;
  private static final double SEA_EUR_T_KM = 0.009;
  private static final double HANDLING_EUR_KG = 0.01;
  private static final double ROAD_DETOUR = 1.3;
  private static final double RAIL_DETOUR = 1.22;
  private static final double RAIL_FROM_KM = 120;

  private final Path folder;
  private final SitePlan sites;

  NetworkFiles(Path folder, SitePlan sites) {
    this.folder = folder;
    this.sites = sites;
  }

  void write(LanePlan lanes) throws IOException {
    nodes();
    lanes(lanes);
    contracts();
    abatement();
    commodities();
  }

  private void nodes() throws IOException {
    try (Sheet sheet =
        new Sheet(
            folder,
            "nodes.csv",
            "id,type,subtype,group,name,country,lat,lon,cap_gwh_y,cap_kwh_month,base_share,"
                + "unit_price_eur_kwh,ef_kg_kwh,ef_own_kg_kwh,p_disruption_base,p_disruption_max,"
                + "fixed_cost_eur_month,var_cost_eur_kwh,existing,recovery_days_mean")) {
      for (Site site : sites.all()) {
        boolean supplier = site.letter() == 'S';
        boolean plant = site.letter() == 'B';
        Place place = site.place();
        sheet.row(
            site.id(),
            site.letter(),
            subtype(site),
            site.commodity(),
            place.name() + " " + site.id(),
            place.country(),
            round(place.lat()),
            round(place.lon()),
            site.letter() == 'V' ? null : site.capacity() * MONTHS_PER_GWH,
            site.capacity(),
            site.critical() || site.letter() == 'V' ? site.share() : null,
            supplier ? site.price() : null,
            supplier || plant ? site.ef() : null,
            plant ? site.efOwn() : null,
            site.p(),
            Math.min(1, 3 * site.p()),
            site.fixedCost(),
            site.variableCost(),
            site.existing() ? 1 : 0,
            site.critical() ? 12 : 6);
      }
    }
  }

  private static String subtype(Site site) {
    return switch (site.letter()) {
      case 'S' -> site.critical() ? "critical" : "conventional";
      case 'B' -> "battery_plant";
      case 'V' -> "vehicle_plant";
      case 'R' -> "recycling_centre";
      default -> "regeneration_plant";
    };
  }

  private static double round(double degrees) {
    return Math.rint(degrees * 1000) / 1000;
  }

  private void lanes(LanePlan plan) throws IOException {
    try (Sheet sheet =
        new Sheet(
            folder,
            "lanes.csv",
            "lane_id,frm,to,commodity,mode,route,distance_km,kg_per_kwh,cost_eur_per_kwh,"
                + "ef_kg_per_kwh,lead_time_days,lead_time_disrupted_days,p_disruption_base,"
                + "cap_kwh_month")) {
      for (LanePlan.Pair pair : plan.pairs()) {
        if (pair.from().place().overseas()) {
          sea(sheet, pair);
        } else {
          land(sheet, pair);
        }
      }
    }
  }

  private static void sea(Sheet sheet, LanePlan.Pair pair) throws IOException {
    Place from = pair.from().place();
    double inland = Place.GATEWAY.kmTo(pair.to().place()) * ROAD_DETOUR;
    double kg = Material.kgOf(pair.commodity());
    for (int at = 0; at < from.routes().size(); at++) {
      String route = from.routes().get(at);
      double km = from.km().get(at);
      double cost = kg * (1e-3 * (SEA_EUR_T_KM * km + 0.12 * inland) + HANDLING_EUR_KG);
      double kgCo2 = kg * 1e-6 * (9.5 * km + 75 * inland);
      lane(
          sheet, pair, "sea", route, km + inland, kg, cost, kgCo2, km / 550 + 4, 1.35, pSea(route));
    }
  }

  private static double pSea(String route) {
    return switch (route) {
      case "SUEZ", "PANAMA" -> 0.036;
      case "CAPE", "MAGELLAN" -> 0.02;
      default -> 0.015;
    };
  }

  private static void land(Sheet sheet, LanePlan.Pair pair) throws IOException {
    double km = Math.max(5, pair.from().place().kmTo(pair.to().place()));
    double kg = Material.kgOf(pair.commodity());
    double road = km * ROAD_DETOUR;
    lane(
        sheet,
        pair,
        "road",
        "",
        road,
        kg,
        kg * (1e-3 * 0.12 * road + HANDLING_EUR_KG),
        kg * 1e-6 * 75 * road,
        road / 600 + 0.7,
        1.25,
        0.0065);
    if (km >= RAIL_FROM_KM) {
      double rail = km * RAIL_DETOUR;
      lane(
          sheet,
          pair,
          "rail",
          "",
          rail,
          kg,
          kg * (1e-3 * 0.06 * rail + 2 * HANDLING_EUR_KG),
          kg * 1e-6 * 20 * rail,
          rail / 450 + 1.8,
          1.25,
          0.0123);
    }
  }

  private static void lane(
      Sheet sheet,
      LanePlan.Pair pair,
      String mode,
      String route,
      double km,
      double kg,
      double cost,
      double kgCo2,
      double days,
      double delayed,
      double p)
      throws IOException {
    String id =
        pair.from().id() + "-" + pair.to().id() + "-" + mode + (route.isEmpty() ? "" : "-" + route);
    sheet.row(
        id,
        pair.from().id(),
        pair.to().id(),
        pair.commodity(),
        mode,
        route,
        km,
        kg,
        cost,
        kgCo2,
        days,
        days * delayed,
        p,
        pair.capacity());
  }

  /** Floor half of the base share, ceiling half above it, ten points a month. */
  private void contracts() throws IOException {
    try (Sheet sheet =
        new Sheet(
            folder,
            "supplier_contracts.csv",
            "supplier,material,base_share,contract_min_share,contract_max_share,"
                + "ramp_pp_per_month,reserve_fee_eur_kwh_y,spot_premium")) {
      for (Site site : sites.suppliers()) {
        if (site.critical()) {
          double share = Double.parseDouble(Sheet.number(site.share()));
          sheet.row(
              site.id(),
              site.commodity(),
              share,
              Math.floor(share / 2 * 1e6) / 1e6,
              Math.min(1, 1.5 * share),
              10,
              4.44,
              0.18);
        }
      }
    }
  }

  private void abatement() throws IOException {
    try (Sheet sheet =
        new Sheet(
            folder,
            "abatement_options.csv",
            "option_id,node,kind,ef_reduction_kg_kwh,cost_eur_kwh,max_share")) {
      for (Site plant : sites.batteryPlants()) {
        double green = 0.35 * plant.efOwn();
        sheet.row("PPA-" + plant.id(), plant.id(), "green_power", green, 0.1 * green, 1.0);
        sheet.row("HEAT-" + plant.id(), plant.id(), "heat_recovery_dry_room", 4.0, 0.36, 1.0);
      }
      List<Site> suppliers = sites.suppliers();
      for (int at = 0; at < suppliers.size(); at += 7) {
        Site site = suppliers.get(at);
        double less = 0.3 * site.ef();
        sheet.row("LOWC-" + site.id(), site.id(), "low_carbon_grade", less, 0.095 * less, 0.6);
      }
    }
  }

  private void commodities() throws IOException {
    try (Sheet sheet = new Sheet(folder, "commodities.csv", "commodity,description,kg_per_kwh")) {
      for (Material material : Material.ALL) {
        sheet.row(material.name(), "freight mass of 1 kWh-equivalent", material.kg());
      }
      for (String flow : List.of("PACK", "RET", "BM", "REG")) {
        sheet.row(flow, "freight mass of 1 kWh-equivalent", Material.kgOf(flow));
      }
    }
  }
}
