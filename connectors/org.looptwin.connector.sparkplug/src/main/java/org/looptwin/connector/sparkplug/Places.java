package org.looptwin.connector.sparkplug;

import java.util.Optional;
import java.util.function.Function;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.SeriesId;

/**
 * Finds the place of a metric. A device is a node of the network, its metric is the catalogue's,
 * with or without the folder {@code Inputs/}. A metric of an edge node itself begins with the
 * node's id, or with {@code lane/}, {@code battery/} or {@code market/}.
 */
final class Places {
  private static final String INPUTS = "Inputs/";

  private final Function<String, Optional<NodeType>> nodes;

  /**
   * @param nodes the network's nodes by id
   */
  Places(Function<String, Optional<NodeType>> nodes) {
    this.nodes = nodes;
  }

  boolean knows(String node) {
    return topic(node).isPresent();
  }

  /**
   * @param device "" for the edge node itself
   */
  Optional<Place> find(String device, String name) {
    return device.isEmpty() ? ofEdge(name) : ofNode(device, name);
  }

  private Optional<Place> ofEdge(String name) {
    String[] parts = name.split("/", 3);
    if (parts.length == 2 && parts[0].equals(SeriesId.MARKET)) {
      return Optional.of(new Place(parts[0], parts[1]));
    }
    boolean other = parts[0].equals(SeriesId.LANE) || parts[0].equals(SeriesId.BATTERY);
    if (parts.length == 3 && other) {
      return Optional.of(new Place(parts[0] + "/" + parts[1], parts[2]));
    }
    return parts.length < 2
        ? Optional.empty()
        : ofNode(parts[0], name.substring(parts[0].length() + 1));
  }

  private Optional<Place> ofNode(String node, String name) {
    String metric = name.startsWith(INPUTS) ? name.substring(INPUTS.length()) : name;
    return topic(node).map(topic -> new Place(topic, metric));
  }

  private Optional<String> topic(String node) {
    return nodes.apply(node).map(type -> type.topic() + "/" + node);
  }
}
