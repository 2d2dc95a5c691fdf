package org.looptwin.connector.mqtt;

import java.util.Set;

/** The topic tree of one network: what lies below its root and which branches are the server's. */
final class Topics {
  static final String STATUS = "status";

  private static final Set<String> SENT_BY_THE_SERVER =
      Set.of("decision", "alarm", "finding", "command", "quarantine", STATUS);

  private final String root;

  Topics(String network) {
    this.root = "looptwin/v1/" + network + "/";
  }

  String filter() {
    return root + "#";
  }

  String full(String belowRoot) {
    return root + belowRoot;
  }

  /** The topic below the root; the whole topic after a slash when it lies elsewhere. */
  String named(String topic) {
    return topic.startsWith(root) ? topic.substring(root.length()) : "/" + topic;
  }

  /** Whether the server alone speaks on this topic, so that nothing on it is ever telemetry. */
  boolean outbound(String topic) {
    if (!topic.startsWith(root)) {
      return false;
    }
    int slash = topic.indexOf('/', root.length());
    return SENT_BY_THE_SERVER.contains(
        topic.substring(root.length(), slash < 0 ? topic.length() : slash));
  }
}
