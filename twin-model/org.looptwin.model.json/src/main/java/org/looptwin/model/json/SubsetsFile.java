package org.looptwin.model.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.looptwin.model.network.Subset;

/** {@code subsets.json}: named parts of the case with their demand scale. */
final class SubsetsFile {
  private static final Range SCALE = new Range(1e-6, 1000, "a factor in (0, 1000]");

  private final JsonFile file;
  private final NodeTables sites;

  SubsetsFile(JsonFile file, NodeTables sites) {
    this.file = file;
    this.sites = sites;
  }

  Map<String, Subset> read() {
    Map<String, Subset> subsets = new LinkedHashMap<>();
    file.at("/demand_scale")
        .ifPresent(
            scales ->
                scales
                    .fieldNames()
                    .forEachRemaining(
                        name -> {
                          if (file.at("/" + name).isEmpty()) {
                            file.error("/demand_scale/" + name, "no list " + name, "its sites");
                          }
                        }));
    file.at("")
        .ifPresent(
            root ->
                root.fields()
                    .forEachRemaining(
                        entry -> {
                          if (entry.getValue().isArray()) {
                            subsets.put(entry.getKey(), subset(entry.getKey(), entry.getValue()));
                          }
                        }));
    return subsets;
  }

  private Subset subset(String name, JsonNode ids) {
    Set<String> nodes = new LinkedHashSet<>();
    for (JsonNode id : ids) {
      if (sites.type(id.asText()).isEmpty()) {
        file.error("/" + name + "/" + id.asText(), "unknown site " + id, "an id of nodes.csv");
      } else if (!nodes.add(id.asText())) {
        file.error("/" + name + "/" + id.asText(), id + " stands twice", "each site once");
      }
    }
    return new Subset(name, nodes, file.number("/demand_scale/" + name, 1, SCALE));
  }
}
