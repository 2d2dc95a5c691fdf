package org.looptwin.connector.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;

/** Which sites and lanes of a case a script's target means. */
final class Targets {
  private final Case reference;

  Targets(Case reference) {
    this.reference = reference;
  }

  /**
   * @return topics without the metric, e.g. {@code supplier/S01}
   * @throws IllegalArgumentException when the case has none of them
   */
  List<String> of(String target) {
    if (target.equals("market")) {
      return List.of(target);
    }
    String family = target.substring(0, target.indexOf('/'));
    String which = target.substring(target.indexOf('/') + 1);
    List<String> found =
        (family.equals("lane") ? lanes(which) : nodes(family, which))
            .stream().map(id -> family + "/" + id).toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "The case %s has no %s, which the scenario is about. Maybe choose another scenario."
              .formatted(reference.name(), target));
    }
    return found;
  }

  private List<String> nodes(String family, String which) {
    NodeType type = NodeType.ofTopic(family).orElseThrow();
    return reference.network().nodes(type).stream()
        .map(Node::id)
        .filter(id -> which.equals("*") || which.equals(id))
        .toList();
  }

  private List<String> lanes(String which) {
    if (!which.startsWith("*")) {
      return reference.network().lane(which).map(Lane::id).stream().toList();
    }
    LaneClass laneClass = LaneClass.valueOf(which.substring(1));
    Set<String> senders = new HashSet<>();
    List<String> first = new ArrayList<>();
    for (Lane lane : reference.network().lanes()) {
      if (lane.laneClass() == laneClass && senders.add(lane.from())) {
        first.add(lane.id());
      }
    }
    return first;
  }
}
