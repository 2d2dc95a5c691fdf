package org.looptwin.connector.mqtt;

import java.util.function.LongSupplier;

/**
 * What is said on the {@code status} topic.
 *
 * @param revision the twin's; the will says the one of when the connection was opened
 */
record Status(String version, LongSupplier revision) {
  String online() {
    return json("ONLINE");
  }

  String offline() {
    return json("OFFLINE");
  }

  private String json(String state) {
    return "{\"state\":\"%s\",\"version\":\"%s\",\"revision\":%d}"
        .formatted(state, version.replace("\"", ""), revision.getAsLong());
  }
}
