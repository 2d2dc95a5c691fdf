package org.looptwin.model.json.generator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Makes a case folder from a seed: sites in the proportions of the reference case, sizes that fit
 * each other, lanes to the nearest and along a flow that meets all demand. So every case has a plan
 * without shortage. Made up from end to end; equal arguments give equal bytes.
 */
public final class CaseGenerator {
  public static final int LEAST_NODES = 30;
  public static final int MOST_NODES = 2_000;

  /** Senders of each kind a receiver of a sparse case is joined with. */
  private static final int NEAREST = 4;

  /** From here on a case is sparse unless asked otherwise. */
  private static final int SPARSE_FROM = 121;

  private final int nodes;
  private final long seed;
  private final boolean dense;

  /**
   * @param nodes 30 to 2,000
   * @throws IllegalArgumentException for any other number
   */
  public CaseGenerator(int nodes, long seed, boolean dense) {
    if (nodes < LEAST_NODES || nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "%d nodes, expected %d to %d".formatted(nodes, LEAST_NODES, MOST_NODES));
    }
    this.nodes = nodes;
    this.seed = seed;
    this.dense = dense;
  }

  /** Whether a case of this size is dense when nobody says. */
  public static boolean usuallyDense(int nodes) {
    return nodes < SPARSE_FROM;
  }

  /**
   * Writes the files of the case; the folder is made where it is not there.
   *
   * @return how many lanes join how many pairs of sites
   */
  public String write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(seed);
    SitePlan sites = new SitePlan(nodes, random);
    LanePlan lanes = new LanePlan(sites, dense ? Integer.MAX_VALUE : NEAREST);
    new NetworkFiles(folder, sites).write(lanes);
    new SeasonFiles(folder, sites, random).write();
    json(folder, "initial_state.json", state(sites));
    json(folder, "subsets.json", subsets(sites));
    json(folder, "parameters.json", parameters());
    return "%d sites, %d joined pairs".formatted(sites.all().size(), lanes.pairs().size());
  }

  private static void json(Path folder, String name, ObjectNode document) throws IOException {
    String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document);
    Files.writeString(folder.resolve(name), text.replace("\r\n", "\n") + "\n");
  }

  private ObjectNode state(SitePlan sites) {
    ObjectNode state = new ObjectMapper().createObjectNode();
    state.put("_note", "state before month 1");
    ObjectNode shares = state.putObject("executed_share");
    ObjectNode routes = state.putObject("executed_route_share");
    for (Site supplier : sites.suppliers()) {
      if (supplier.critical()) {
        shares.put(supplier.id(), Double.parseDouble(Sheet.number(supplier.share())));
      }
      if (supplier.place().routes().size() > 1) {
        ObjectNode of = routes.putObject(supplier.id());
        of.put(supplier.place().routes().get(0), 1.0);
        of.put(supplier.place().routes().get(1), 0.0);
      }
    }
    state.put("raw_stock_days_start", 10);
    state.put("raw_stock_days_end", 10);
    ArrayNode plants = state.putArray("open_battery_plants");
    sites.batteryPlants().forEach(plant -> plants.add(plant.id()));
    ArrayNode recyclers = state.putArray("open_recyclers");
    sites.recyclers().stream().filter(Site::existing).forEach(r -> recyclers.add(r.id()));
    return state;
  }

  private ObjectNode subsets(SitePlan sites) {
    ObjectNode subsets = new ObjectMapper().createObjectNode();
    String name = "n" + sites.all().size();
    subsets.putObject("demand_scale").put(name, 1.0);
    ArrayNode ids = subsets.putArray(name);
    sites.all().forEach(site -> ids.add(site.id()));
    return subsets;
  }

  /** The reference case's figures. */
  private ObjectNode parameters() {
    ObjectNode parameters = new ObjectMapper().createObjectNode();
    parameters.put(
        "_note",
        String.format(
            Locale.ROOT,
            "made up by looptwin generate --nodes %d --seed %d %s",
            nodes,
            seed,
            dense ? "--dense" : "--sparse"));
    limits(parameters.putObject("capacity_limits"), 5, 8, "B");
    limits((ObjectNode) parameters.get("capacity_limits"), 0.5, 5, "R");
    parameters.put("currency", "EUR");
    parameters.putObject("loss_supplier").put("value", 280);
    parameters.putObject("loss_link").put("value", 150);
    parameters.putObject("loss_given_disruption").put("use", 0.18);
    parameters.putObject("ef_recycled_route").put("use", 5.8);
    parameters.putObject("ef_lithium_supply").put("value", 15);
    parameters.putObject("beta").put("value", 1.2);
    parameters.put("recycling_target_in_model", 0.8);
    ObjectNode yields = parameters.putObject("yields");
    yields.put("hydromet_recovery", 0.95);
    yields.put("regen_lithium", 0.92);
    parameters.put("kwh_per_vehicle", 60);
    ObjectNode planning = parameters.putObject("planning");
    planning.put("carbon_eur_t", 96.8);
    planning.put("recovery_rate", SitePlan.RECOVERY);
    planning.put("p_SUEZ_calm", 0.036);
    planning.put("recycling_floor_share_of_collectable", 0.8);
    return parameters;
  }

  private static void limits(ObjectNode limits, double least, double most, String letter) {
    limits.putObject(letter).put("min_gwh_y", least).put("max_gwh_y", most);
  }
}
