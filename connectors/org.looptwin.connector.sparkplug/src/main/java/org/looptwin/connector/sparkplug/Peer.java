package org.looptwin.connector.sparkplug;

import java.util.Optional;

/**
 * The broker and who we are to it.
 *
 * @param user empty for none
 * @param group Sparkplug's group, the network's name
 * @param hostId Sparkplug's id of this host application
 */
record Peer(
    String url, String clientId, String user, String password, String group, String hostId) {

  Optional<String> userName() {
    return user.isEmpty() ? Optional.empty() : Optional.of(user);
  }

  /** Everything of the group: also what has no place in the namespace is counted. */
  String dataFilter() {
    return Topic.NAMESPACE + group + "/#";
  }

  String stateTopic() {
    return Topic.state(hostId);
  }

  @Override
  public String toString() {
    return url.replaceFirst("//[^/@]*@", "//") + " as " + clientId;
  }
}
