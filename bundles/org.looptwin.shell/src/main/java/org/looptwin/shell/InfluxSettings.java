package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What {@code conf/looptwin.properties} says of InfluxDB, as the configuration of its history. No
 * {@code influxdb.url}, no history there.
 */
final class InfluxSettings {
  private static final String PID = "org.looptwin.influxdb";
  private static final String URL = "influxdb.url";
  private static final String SOURCE = "influxdb.source";

  /** Above and below the embedded history, whose service ranking is 0. */
  private static final int ASKED_FIRST = 10;

  private static final int ASKED_LAST = -10;

  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              URL,
              "influxUrl",
              "influxdb.version",
              "influxVersion",
              "influxdb.database",
              "influxDatabase",
              "influxdb.retention-policy",
              "influxRetentionPolicy",
              "influxdb.org",
              "influxOrg",
              "influxdb.bucket",
              "influxBucket",
              "influxdb.measurement",
              "influxMeasurement",
              "influxdb.user",
              "influxUser",
              "influxdb.token",
              ".influxToken",
              "influxdb.password",
              ".influxPassword"));

  private final FeatureConfiguration configuration;

  InfluxSettings(ConfigurationAdmin admin) {
    configuration = new FeatureConfiguration(admin, PID);
  }

  static Set<String> keys() {
    Set<String> keys = new TreeSet<>(NAMES.keySet());
    keys.add(SOURCE);
    return keys;
  }

  /** Only the history in InfluxDB begins anew, and only when something has changed. */
  void apply(Properties settings) throws IOException {
    if (settings.getProperty(URL, "").isBlank()) {
      configuration.remove();
    } else {
      configuration.apply(values(settings));
    }
  }

  void remove() throws IOException {
    configuration.remove();
  }

  static Dictionary<String, Object> values(Properties settings) {
    Dictionary<String, Object> values = new Hashtable<>();
    NAMES.forEach(
        (key, name) -> {
          if (settings.getProperty(key) != null) {
            values.put(name, settings.getProperty(key).trim());
          }
        });
    boolean source = Boolean.parseBoolean(settings.getProperty(SOURCE, "false").trim());
    values.put("service.ranking", source ? ASKED_FIRST : ASKED_LAST);
    return values;
  }
}
