package org.looptwin.model.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;

/**
 * Reads a case folder: CSV tables with a header and JSON files, as the user's manual lists them.
 * Everything is checked and every problem is reported, not only the first.
 */
public final class CaseFolder {
  private static final String ACTORS = "mdp_";
  private static final List<String> SMALL_MODELS = List.of(ACTORS, "fuzzy_", "generator_");

  private final CaseFiles files;

  private CaseFolder(CaseFiles files) {
    this.files = files;
  }

  /**
   * Reads and checks a folder.
   *
   * @param folder the case folder; its name becomes the case's and the network's name
   * @return the case unless there are errors, and all problems
   */
  public static CaseReading read(Path folder) {
    Problems problems = new Problems();
    if (!Files.isDirectory(folder)) {
      problems.error(folder, 1, "there is no such folder", "a case folder");
      return new CaseReading(null, problems.all());
    }
    Case reference = new CaseFolder(new CaseFiles(folder, problems)).read(problems);
    return new CaseReading(reference, problems.all());
  }

  private Case read(Problems problems) {
    if (!files.has(NodeTables.FILE)) {
      problems.missingAlone();
    }
    JsonFile parameters = files.json("parameters.json");
    NodeTables sites = NodeTables.read(files, CapacityLimits.read(parameters));
    if (sites.nodes().isEmpty() && files.has(NodeTables.FILE)) {
      return null; // every reference to a site would be told as unknown, thousands of them
    }
    LaneTables lanes = LaneTables.read(files, sites);
    HistoryTables history = new HistoryTables(files, sites);
    var observations = history.read();
    HorizonTables horizon = new HorizonTables(files, sites, history.firstMonth());
    var demand = horizon.demandKwh();
    var retired = horizon.retiredKwh();
    ContractTables tables = new ContractTables(files, sites);
    var contracts = tables.contracts();
    var abatement = tables.abatement();
    Map<Commodity, Double> masses = tables.kgPerKwh();
    tables.checkProductionHistory();
    tables.checkEvents();
    var initial = new InitialStateFile(files.jsonIfPresent("initial_state.json"), sites).read();
    var scalars = new ParametersFile(parameters).read();
    var subsets = new SubsetsFile(files.json("subsets.json"), sites).read();
    Map<String, String> packs = policyPacks();
    SMALL_MODELS.forEach(prefix -> files.jsonNames(prefix).forEach(this::smallModel));
    return problems.errors()
        ? null
        : new Case(
            name(),
            new Network(name(), sites.nodes(), lanes.lanes()),
            extended(sites, lanes),
            history.firstMonth(),
            demand,
            retired,
            contracts,
            abatement,
            masses,
            lanes.via(),
            observations,
            initial,
            scalars,
            subsets,
            packs);
  }

  private String name() {
    return files.folder().toAbsolutePath().normalize().getFileName().toString();
  }

  /** Collection hubs replace the vehicle plants as senders of retired packs. */
  private Network extended(NodeTables sites, LaneTables lanes) {
    List<Node> nodes = new ArrayList<>(sites.nodes());
    nodes.addAll(sites.further());
    List<Lane> all =
        new ArrayList<>(
            lanes.lanes().stream()
                .filter(lane -> lanes.further().isEmpty() || lane.commodity() != Commodity.RET)
                .toList());
    all.addAll(lanes.further());
    return new Network(name(), nodes, all);
  }

  private void smallModel(String name) {
    JsonFile file = files.json(name);
    if (name.startsWith(ACTORS)) {
      new ContractBands(file).check();
    }
  }

  private Map<String, String> policyPacks() {
    Map<String, String> packs = new LinkedHashMap<>();
    for (String name : files.jsonNames("policy_pack_")) {
      JsonFile file = files.json(name);
      String id = file.at("/id").map(node -> node.asText()).orElse("");
      if (!file.present()) {
        continue;
      }
      if (id.isBlank()) {
        file.error("/id", "the pack has no id", "\"id\": a stable name, e.g. eu-2023-1542");
      } else if (packs.put(id, file.text()) != null) {
        file.error("/id", "pack %s stands in two files".formatted(id), "each pack once");
      }
    }
    return packs;
  }
}
