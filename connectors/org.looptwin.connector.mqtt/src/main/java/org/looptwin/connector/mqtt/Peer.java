package org.looptwin.connector.mqtt;

import java.util.Optional;

/**
 * The broker and who we are to it.
 *
 * @param clientId stable, so that the broker keeps the session over restarts
 * @param user empty for none
 * @param tls where certificates and keys are
 * @param keys what the settings' names begin with, for messages, e.g. {@code mqtt.broker.line2.}
 */
record Peer(
    String url,
    String clientId,
    String user,
    String password,
    Topics topics,
    TlsFiles tls,
    String keys) {

  Peer(String url, String clientId, String user, String password, Topics topics) {
    this(url, clientId, user, password, topics, TlsFiles.NONE, "mqtt.");
  }

  Optional<String> userName() {
    return user.isEmpty() ? Optional.empty() : Optional.of(user);
  }

  boolean secure() {
    return url.startsWith("ssl://") || url.startsWith("mqtts://");
  }

  /** With the scheme that the client knows. */
  String clientUrl() {
    return url.replaceFirst("^mqtts://", "ssl://").replaceFirst("^mqtt://", "tcp://");
  }

  /** The address without what may be secret in it. */
  String shownUrl() {
    return url.replaceFirst("//[^/@]*@", "//");
  }

  @Override
  public String toString() {
    return shownUrl() + " as " + clientId;
  }
}
