package org.looptwin.connector.mqtt;

import java.util.Optional;

/**
 * The broker and who we are to it.
 *
 * @param clientId stable, so that the broker keeps the session over restarts
 * @param user empty for none
 */
record Peer(String url, String clientId, String user, String password, Topics topics) {

  Optional<String> userName() {
    return user.isEmpty() ? Optional.empty() : Optional.of(user);
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
