package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.osgi.service.cm.ConfigurationAdmin;

/** What {@code conf/looptwin.properties} says of how long the embedded history keeps readings. */
final class KeepingSettings {
  private static final String PID = "org.looptwin.history";
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "history.keep", "keep",
              "history.keep.hourly", "keepHourly",
              "history.chunk", "chunk"));
  private final FeatureConfiguration configuration;

  KeepingSettings(ConfigurationAdmin admin) {
    configuration = new FeatureConfiguration(admin, PID);
  }

  static Set<String> keys() {
    return NAMES.keySet();
  }

  /**
   * @throws BadInput when a span of time is not readable; nothing has changed then
   */
  void apply(Properties settings) throws IOException {
    configuration.apply(values(settings));
  }

  void remove() throws IOException {
    configuration.remove();
  }

  static Dictionary<String, Object> values(Properties settings) {
    Dictionary<String, Object> values = new Hashtable<>();
    NAMES.forEach(
        (key, name) -> {
          if (settings.getProperty(key) != null) {
            values.put(name, checked(key, settings.getProperty(key).trim()));
          }
        });
    return values;
  }

  private static String checked(String key, String text) {
    boolean chunk = key.endsWith("chunk");
    if (!text.matches("[1-9]\\d{0,5}d") && (chunk || !text.equals("all"))) {
      throw BadInput.of(
          "%s is '%s', expected %s days such as 90d", key, text, chunk ? "a number of" : "all or");
    }
    if (chunk && Integer.parseInt(text.substring(0, text.length() - 1)) > 366) {
      throw BadInput.of("%s is '%s', expected 1d to 366d", key, text);
    }
    return text;
  }
}
