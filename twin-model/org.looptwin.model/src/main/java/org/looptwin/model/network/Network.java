package org.looptwin.model.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sites and lanes, in the order of the case. Immutable. */
public final class Network {
  private final String name;
  private final Map<String, Node> nodes;
  private final Map<String, Lane> lanes;

  /**
   * @param name the network's name in topics, e.g. {@code meb-europe}
   * @throws IllegalArgumentException when an id stands twice or a lane ends at an unknown site
   */
  public Network(String name, List<Node> nodes, List<Lane> lanes) {
    this.name = name;
    this.nodes = new LinkedHashMap<>();
    this.lanes = new LinkedHashMap<>();
    for (Node node : nodes) {
      if (this.nodes.put(node.id(), node) != null) {
        throw new IllegalArgumentException("Node %s stands twice.".formatted(node.id()));
      }
    }
    for (Lane lane : lanes) {
      if (!this.nodes.containsKey(lane.from()) || !this.nodes.containsKey(lane.to())) {
        throw new IllegalArgumentException("Lane %s ends at an unknown site.".formatted(lane.id()));
      }
      if (this.lanes.put(lane.id(), lane) != null) {
        throw new IllegalArgumentException("Lane %s stands twice.".formatted(lane.id()));
      }
    }
  }

  public String name() {
    return name;
  }

  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  public List<Node> nodes(NodeType type) {
    return nodes.values().stream().filter(node -> node.type() == type).toList();
  }

  public List<Lane> lanes() {
    return List.copyOf(lanes.values());
  }

  public Optional<Node> node(String id) {
    return Optional.ofNullable(nodes.get(id));
  }

  public Optional<Lane> lane(String id) {
    return Optional.ofNullable(lanes.get(id));
  }

  /** The sites for which {@code keep} holds, and the lanes between them. */
  public Network restrictedTo(java.util.Set<String> keep) {
    return new Network(
        name,
        nodes.values().stream().filter(node -> keep.contains(node.id())).toList(),
        lanes.values().stream()
            .filter(lane -> keep.contains(lane.from()) && keep.contains(lane.to()))
            .collect(Collectors.toList()));
  }
}
