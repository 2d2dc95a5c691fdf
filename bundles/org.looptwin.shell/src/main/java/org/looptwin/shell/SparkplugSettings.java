package org.looptwin.shell;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** What {@code conf/looptwin.properties} says of Sparkplug, as the connector reads it. */
final class SparkplugSettings {
  static final String PID = "org.looptwin.sparkplug";

  static final String ENABLED = "sparkplug.enabled";
  static final String HOST_ID = "sparkplug.host-id";
  static final String REORDER_TIMEOUT = "sparkplug.reorder-timeout";
  static final String REBIRTH_PAUSE = "sparkplug.rebirth-pause";
  static final String REBIRTH_LONGEST_PAUSE = "sparkplug.rebirth-longest-pause";
  static final Set<String> KEYS =
      Set.of(ENABLED, HOST_ID, REORDER_TIMEOUT, REBIRTH_PAUSE, REBIRTH_LONGEST_PAUSE);

  private SparkplugSettings() {}

  /**
   * @return empty when Sparkplug is switched off
   */
  static Optional<Dictionary<String, Object>> read(Properties settings, String mqttUrl) {
    if (!enabled(settings)) {
      return Optional.empty();
    }
    Dictionary<String, Object> values = new Hashtable<>();
    values.put("mqttUrl", mqttUrl);
    put(values, "mqttUser", settings.getProperty("mqtt.user"));
    put(values, ".mqttPassword", settings.getProperty("mqtt.password"));
    values.put("needed", settings.containsKey(ENABLED));
    put(values, "hostId", hostId(settings));
    put(values, "reorderTimeoutMs", millis(settings, REORDER_TIMEOUT, 0));
    put(values, "rebirthPauseMs", millis(settings, REBIRTH_PAUSE, 1));
    put(values, "rebirthLongestPauseMs", millis(settings, REBIRTH_LONGEST_PAUSE, 1));
    return Optional.of(values);
  }

  /**
   * On unless it is switched off, or unless the broker asks for more than the connector can give:
   * certificates of one's own, or MQTT 3.1.1.
   */
  static boolean enabled(Properties settings) {
    boolean certificates =
        settings.stringPropertyNames().stream().anyMatch(key -> key.startsWith("mqtt.tls."));
    boolean old = settings.getProperty("mqtt.version", "5").trim().startsWith("3");
    String said = settings.getProperty(ENABLED, String.valueOf(!certificates && !old)).trim();
    if (!said.equals("true") && !said.equals("false")) {
      throw BadInput.of("%s is '%s', expected true or false", ENABLED, said);
    }
    return said.equals("true");
  }

  private static String hostId(Properties settings) {
    String id = settings.getProperty(HOST_ID);
    if (id != null && !id.matches("[^+#/\\p{Cntrl}]{1,200}")) {
      throw BadInput.of("%s is '%s', expected a name without +, # and /", HOST_ID, id);
    }
    return id;
  }

  private static Long millis(Properties settings, String key, int least) {
    String seconds = settings.getProperty(key);
    if (seconds == null) {
      return null;
    }
    try {
      double value = Double.parseDouble(seconds.trim());
      if (value >= least && value <= 86_400) {
        return Math.round(value * 1000);
      }
    } catch (NumberFormatException e) {
      throw BadInput.of("%s is '%s', expected seconds from %d to 86400", key, seconds, least);
    }
    throw BadInput.of("%s is '%s', expected seconds from %d to 86400", key, seconds, least);
  }

  private static void put(Dictionary<String, Object> values, String key, Object value) {
    if (value != null) {
      values.put(key, value);
    }
  }
}
