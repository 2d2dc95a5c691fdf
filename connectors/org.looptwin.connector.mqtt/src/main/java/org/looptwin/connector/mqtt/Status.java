package org.looptwin.connector.mqtt;

/** What is said on the {@code status} topic. The revision is 0: a connector does not know it. */
record Status(String version) {
  String online() {
    return json("ONLINE");
  }

  String offline() {
    return json("OFFLINE");
  }

  private String json(String state) {
    return "{\"state\":\"%s\",\"version\":\"%s\",\"revision\":0}"
        .formatted(state, version.replace("\"", ""));
  }
}
