package org.looptwin.connector.sparkplug;

import java.util.Optional;

/**
 * A topic of the namespace {@code spBv1.0}.
 *
 * @param device empty for messages of an edge node itself
 */
record Topic(Verb verb, String edge, String device) {
  static final String NAMESPACE = "spBv1.0/";

  /** What a message is. */
  enum Verb {
    NBIRTH,
    NDEATH,
    NDATA,
    NCMD,
    DBIRTH,
    DDEATH,
    DDATA,
    DCMD;

    private boolean ofDevice() {
      return name().charAt(0) == 'D';
    }

    boolean birth() {
      return this == NBIRTH || this == DBIRTH;
    }

    /** What hosts say; it is none of our business when another does. */
    boolean command() {
      return this == NCMD || this == DCMD;
    }
  }

  /**
   * Reads {@code spBv1.0/group/verb/edge[/device]}.
   *
   * @return empty when it is none of this group
   */
  static Optional<Topic> parse(String topic, String group) {
    String[] parts = topic.split("/", -1);
    boolean ours =
        parts.length >= 4 && (parts[0] + "/").equals(NAMESPACE) && parts[1].equals(group);
    if (!ours || parts.length > 5) {
      return Optional.empty();
    }
    String device = parts.length == 5 ? parts[4] : "";
    for (Verb verb : Verb.values()) {
      if (verb.name().equals(parts[2])) {
        boolean fits =
            verb.ofDevice() != device.isEmpty() && parts.length == (verb.ofDevice() ? 5 : 4);
        return fits && !parts[3].isEmpty()
            ? Optional.of(new Topic(verb, parts[3], device))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  static String rebirthOf(String group, String edge) {
    return NAMESPACE + group + "/NCMD/" + edge;
  }

  static String state(String hostId) {
    return NAMESPACE + "STATE/" + hostId;
  }
}
