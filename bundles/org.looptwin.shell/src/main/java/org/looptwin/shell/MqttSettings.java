package org.looptwin.shell;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What {@code conf/looptwin.properties} says of MQTT: {@code mqtt.*} of the main connection, {@code
 * mqtt.broker.NAME.*} of each further broker, as the connectors read them.
 */
final class MqttSettings {
  private static final String FACTORY_PID = "org.looptwin.mqtt.broker";
  private static final Pattern BROKER_KEY = Pattern.compile("mqtt\\.broker\\.([^.]+)\\.(.+)");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

  /** What follows {@code mqtt.} or {@code mqtt.broker.NAME.}, and what the connector calls it. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("url", "mqttUrl"),
              Map.entry("client-id", "mqttClientId"),
              Map.entry("user", "mqttUser"),
              Map.entry("password", ".mqttPassword"),
              Map.entry("version", "mqttVersion"),
              Map.entry("subscribe", "mqttSubscribe"),
              Map.entry("tls.ca", "tlsCa"),
              Map.entry("tls.ca-password", ".tlsCaPassword"),
              Map.entry("tls.cert", "tlsCert"),
              Map.entry("tls.key", "tlsKey"),
              Map.entry("tls.keystore", "tlsKeystore"),
              Map.entry("tls.password", ".tlsPassword")));

  private final ConfigurationAdmin admin;

  MqttSettings(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Those of the main connection. */
  static Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    NAMES.keySet().forEach(key -> keys.add("mqtt." + key));
    return keys;
  }

  /** Whether it is a setting of a further broker; such a one can change at run time. */
  static boolean ofFurtherBroker(String key) {
    Matcher parts = BROKER_KEY.matcher(key);
    return parts.matches() && NAMES.containsKey(parts.group(2));
  }

  /** The main connection's. */
  static Dictionary<String, Object> main(Properties settings, String url) {
    Dictionary<String, Object> values = values(settings, "mqtt.");
    values.put("mqttUrl", url);
    return values;
  }

  /**
   * Each further broker's by its name.
   *
   * @throws BadInput when a name or a value cannot be
   */
  static Map<String, Dictionary<String, Object>> brokers(Properties settings) {
    Map<String, Dictionary<String, Object>> brokers = new TreeMap<>();
    for (String key : settings.stringPropertyNames()) {
      Matcher parts = BROKER_KEY.matcher(key);
      if (parts.matches() && !brokers.containsKey(parts.group(1))) {
        brokers.put(parts.group(1), broker(settings, parts.group(1)));
      }
    }
    return brokers;
  }

  private static Dictionary<String, Object> broker(Properties settings, String name) {
    if (!NAME.matcher(name).matches()) {
      throw BadInput.of(
          "the broker's name '%s' is none, expected up to 32 of a-z, 0-9 and -", name);
    }
    String prefix = "mqtt.broker." + name + ".";
    Dictionary<String, Object> values = values(settings, prefix);
    if (values.get("mqttUrl") == null) {
      throw BadInput.of("%surl is missing, expected e.g. tcp://broker:1883", prefix);
    }
    values.put("name", name);
    return values;
  }

  private static Dictionary<String, Object> values(Properties settings, String prefix) {
    Dictionary<String, Object> values = new Hashtable<>();
    NAMES.forEach(
        (key, name) -> {
          String value = settings.getProperty(prefix + key);
          if (value != null) {
            values.put(name, checked(prefix + key, key, value.trim()));
          }
        });
    return values;
  }

  private static String checked(String setting, String key, String value) {
    if (key.equals("url")) {
      ServerOptions.checkUrl(setting, value);
    }
    if (key.equals("version") && !Set.of("5", "3.1.1").contains(value)) {
      throw BadInput.of("%s is '%s', expected 5 or 3.1.1", setting, value);
    }
    return value;
  }

  /** Begins what is new, ends what is gone; what is as before goes on. */
  void applyBrokers(Properties settings) throws IOException {
    Map<String, Dictionary<String, Object>> wanted = brokers(settings);
    for (Configuration each : present()) {
      if (!wanted.containsKey(String.valueOf(each.getProperties().get("name")))) {
        each.delete();
      }
    }
    for (Map.Entry<String, Dictionary<String, Object>> broker : wanted.entrySet()) {
      admin
          .getFactoryConfiguration(FACTORY_PID, broker.getKey(), null)
          .updateIfDifferent(broker.getValue());
    }
  }

  void removeBrokers() throws IOException {
    for (Configuration each : present()) {
      each.delete();
    }
  }

  private Configuration[] present() throws IOException {
    try {
      Configuration[] found = admin.listConfigurations("(service.factoryPid=" + FACTORY_PID + ")");
      return found == null ? new Configuration[0] : found;
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
