package org.looptwin.model.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.looptwin.model.network.Network;
import org.looptwin.model.telemetry.Metric;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.Staleness;
import org.looptwin.model.twin.TwinSnapshot;

/** The twin's state. */
final class TwinJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Network network;
  private final Staleness staleness;
  private final Instant now;

  TwinJson(Network network, MetricCatalogue catalogue, Instant now) {
    this.network = network;
    this.staleness = new Staleness(catalogue, network);
    this.now = now;
  }

  ObjectNode tree(TwinSnapshot twin) {
    ObjectNode tree = NODES.objectNode();
    tree.put("network", twin.network()).put("revision", twin.revision());
    tree.put("at", twin.revision() == 0 ? null : twin.eventTime().toString());
    ObjectNode nodes = tree.putObject("nodes");
    network.nodes().forEach(node -> addNode(nodes, node.id(), node.type().topic()));
    ObjectNode lanes = tree.putObject("lanes");
    ObjectNode market = tree.putObject("market");
    ObjectNode batteries = tree.putObject("batteries");
    twin.signals().stream()
        .sorted(Comparator.comparing(Signal::series))
        .forEach(
            signal -> {
              SeriesId series = signal.series();
              ObjectNode target =
                  switch (series.family()) {
                    case SeriesId.MARKET -> market;
                    case SeriesId.LANE -> metrics(lanes, series.entity());
                    case SeriesId.BATTERY -> metrics(batteries, series.entity());
                    default -> metrics(addNode(nodes, series.entity(), series.family()));
                  };
              target.set(series.metric(), tree(signal));
            });
    return tree;
  }

  private ObjectNode tree(Signal signal) {
    ObjectNode tree = NODES.objectNode();
    Optional<Metric> metric = staleness.metric(signal.series());
    tree.set("v", EventJson.value(signal.value()));
    tree.put("u", metric.map(Metric::unit).orElse(""));
    tree.put("q", signal.quality().name()).put("ts", signal.ts().toString());
    tree.put("src", signal.src());
    tree.put("stale", staleness.stale(signal, now));
    return tree.put("offset", signal.offset());
  }

  private static ObjectNode addNode(ObjectNode nodes, String id, String type) {
    if (!nodes.has(id)) {
      nodes.putObject(id).put("type", type).putObject("metrics");
    }
    return (ObjectNode) nodes.get(id);
  }

  private static ObjectNode metrics(ObjectNode parent, String id) {
    return metrics(parent.has(id) ? (ObjectNode) parent.get(id) : parent.putObject(id));
  }

  private static ObjectNode metrics(ObjectNode entity) {
    return entity.has("metrics") ? (ObjectNode) entity.get("metrics") : entity.putObject("metrics");
  }
}
