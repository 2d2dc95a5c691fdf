package org.looptwin.twin.live;

import java.util.Optional;
import java.util.regex.Pattern;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Network;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.telemetry.SeriesId;

/** Finds the place of the network that a topic names, or says why there is none. */
final class TopicReader {
  private static final Pattern BATTERY_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final int LONGEST_SHOWN = 100;
  private final Network network;

  TopicReader(Case source) {
    this.network = source.extended();
  }

  /** Either a place or the reason why there is none. */
  record Found(Place place, Rejection unknown) {}

  Found read(String topic) {
    if (topic.startsWith("/")) {
      return unknown(
          "'%s' is not below looptwin/v1/%s/. Maybe the network's name is misspelt.",
          shown(topic.substring(1)), network.name());
    }
    String[] parts = topic.split("/", 5);
    if (parts.length == 2 && parts[0].equals(SeriesId.MARKET)) {
      return found(parts[0], "", parts[1]);
    }
    if (parts.length == 3 && parts[0].equals(SeriesId.LANE)) {
      return network.lane(parts[1]).isPresent()
          ? found(parts[0], parts[1], parts[2])
          : unknown("There is no lane '%s' in %s.", shown(parts[1]), network.name());
    }
    if (parts.length == 3 && parts[0].equals(SeriesId.BATTERY)) {
      return BATTERY_ID.matcher(parts[1]).matches()
          ? found(parts[0], parts[1], parts[2])
          : unknown(
              "'%s' is no battery id; expected up to 64 letters, digits, '.', '_', ':', '-'.",
              shown(parts[1]));
    }
    if (parts.length == 2 || parts.length == 3) {
      return ofNode(parts[0], parts[1], parts.length == 3 ? parts[2] : null);
    }
    return unknown("Nothing is known by the topic '%s'.", shown(topic));
  }

  private Found ofNode(String type, String id, String metric) {
    Optional<NodeType> expected = NodeType.ofTopic(type);
    if (expected.isEmpty()) {
      return unknown("'%s' is no type of node.", shown(type));
    }
    Optional<Node> node = network.node(id);
    if (node.isEmpty()) {
      return unknown("There is no node '%s' in %s.", shown(id), network.name());
    }
    return node.get().type() == expected.get()
        ? found(type, id, metric)
        : unknown("%s is a %s, not a %s.", id, node.get().type().topic(), type);
  }

  private static Found found(String family, String entity, String metric) {
    return new Found(new Place(family, entity, metric), null);
  }

  private static Found unknown(String detail, Object... values) {
    return new Found(null, Rejection.of(Reason.UNKNOWN_NODE, detail, values));
  }

  static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
