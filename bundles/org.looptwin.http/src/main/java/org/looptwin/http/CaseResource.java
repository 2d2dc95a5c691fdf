package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.Observations;
import org.looptwin.model.quantity.MonthlySeries;

/** What stands still while the twin moves: where the sites are, what lanes there are, the past. */
final class CaseResource {
  private static final String CARBON_COLUMN = "eua_eur_t_studycal";

  private final Backend backend;

  CaseResource(Backend backend) {
    this.backend = backend;
  }

  Reply current(Request request) {
    Case reference = backend.needCase();
    ObjectNode tree = Json.object().put("name", reference.name());
    tree.put("network", reference.network().name());
    tree.put("firstMonth", reference.firstMonth().toString());
    ArrayNode nodes = tree.putArray("nodes");
    reference.extended().nodes().forEach(node -> nodes.add(tree(node)));
    ArrayNode lanes = tree.putArray("lanes");
    reference.network().lanes().forEach(lane -> lanes.add(tree(lane)));
    observed(tree.putObject("observed"), reference.observations());
    return Reply.json(tree);
  }

  private static ObjectNode tree(Node node) {
    ObjectNode tree = Json.object().put("id", node.id()).put("type", node.type().topic());
    tree.put("name", node.name()).put("country", node.country());
    tree.put("lat", node.lat()).put("lon", node.lon());
    tree.put("commodity", node.sells().map(Enum::name).orElse(null));
    return tree.put("capKwhMonth", node.capKwhMonth());
  }

  private static ObjectNode tree(Lane lane) {
    ObjectNode tree = Json.object().put("id", lane.id());
    tree.put("from", lane.from()).put("to", lane.to());
    tree.put("commodity", lane.commodity().name()).put("class", lane.laneClass().name());
    return tree.put("leadTimeDays", lane.leadTimeDays());
  }

  /** By forecast target, as far as the case has a past. */
  private static void observed(ObjectNode tree, Observations past) {
    if (past == null) {
      return;
    }
    MonthlySeries carbon = past.market().get(CARBON_COLUMN);
    if (carbon != null) {
      tree.set("carbon", tree(carbon));
    }
    for (Map.Entry<String, MonthlySeries> supplier : past.supplierP().entrySet()) {
      tree.set("p:" + supplier.getKey(), tree(supplier.getValue()));
    }
    past.linkP().forEach((lane, series) -> tree.set("p:" + lane, tree(series)));
  }

  private static ObjectNode tree(MonthlySeries series) {
    ObjectNode tree = Json.object().put("start", series.start().toString());
    ArrayNode values = tree.putArray("values");
    for (double value : series.toArray()) {
      values.add(value);
    }
    return tree;
  }
}
