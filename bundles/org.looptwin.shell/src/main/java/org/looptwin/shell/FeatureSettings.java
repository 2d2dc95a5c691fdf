package org.looptwin.shell;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What of {@code conf/looptwin.properties} concerns histories, disk, installed solvers and the
 * plans' policy: changed at run time.
 */
final class FeatureSettings {
  private final InfluxSettings influx;
  private final KeepingSettings keeping;
  private final DiskSettings disk;
  private final SolverSettings solvers;
  private final PolicySettings policy;

  FeatureSettings(ConfigurationAdmin admin) {
    this.influx = new InfluxSettings(admin);
    this.keeping = new KeepingSettings(admin);
    this.disk = new DiskSettings(admin);
    this.solvers = new SolverSettings(admin);
    this.policy = new PolicySettings(admin);
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(InfluxSettings.keys());
    keys.addAll(KeepingSettings.keys());
    keys.addAll(DiskSettings.keys());
    keys.addAll(SolverSettings.keys());
    keys.addAll(PolicySettings.keys());
    return keys;
  }

  void apply(Properties settings) throws IOException {
    influx.apply(settings);
    keeping.apply(settings);
    disk.apply(settings);
    solvers.apply(settings);
    policy.apply(settings);
  }

  void remove() throws IOException {
    influx.remove();
    keeping.remove();
    disk.remove();
    solvers.remove();
    policy.remove();
  }
}
