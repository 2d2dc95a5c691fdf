package org.looptwin.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.looptwin.http.backend.Backend;
import org.looptwin.http.wire.Reply;
import org.looptwin.http.wire.Request;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;

/** What stands still while the twin moves: where the sites are, what lanes there are. */
final class CaseResource {
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
}
