package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configuration of one optional feature: there while something is said of it. */
final class FeatureConfiguration {
  private final ConfigurationAdmin admin;
  private final String pid;

  FeatureConfiguration(ConfigurationAdmin admin, String pid) {
    this.admin = admin;
    this.pid = pid;
  }

  /** Only what differs is told; nothing at all takes the configuration away. */
  void apply(Dictionary<String, Object> values) throws IOException {
    if (values.isEmpty()) {
      remove();
    } else {
      configuration().updateIfDifferent(values);
    }
  }

  void remove() throws IOException {
    configuration().delete();
  }

  private Configuration configuration() throws IOException {
    return admin.getConfiguration(pid, null);
  }
}
