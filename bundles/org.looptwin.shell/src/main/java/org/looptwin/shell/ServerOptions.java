package org.looptwin.shell;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/**
 * Options that {@code run} and {@code demo} share. A home's {@code looptwin.properties} gives
 * defaults.
 */
final class ServerOptions {
  static final int HTTP_PORT = 8080;
  static final int MQTT_PORT = 1883;

  @Option(names = "--home", paramLabel = "DIR", description = "Home folder, created when missing.")
  Path home;

  @Option(
      names = "--case",
      paramLabel = "DIR|NAME",
      description = "The case to run on (default: meb-europe).")
  String caseName;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "HTTP port; 0 picks a free one (default: 8080).")
  Integer httpPort;

  @Option(
      names = "--mqtt-port",
      paramLabel = "PORT",
      description = "Port of the embedded MQTT broker; 0 picks a free one (default: 1883).")
  Integer mqttPort;

  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "Use this MQTT broker instead of the embedded one, e.g. tcp://broker:1883.")
  String mqttUrl;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: 127.0.0.1).")
  String bind;

  /** Whether the command line, not the home's settings, names the broker. */
  private boolean brokerByCommandLine;

  private boolean bindByCommandLine;

  boolean brokerByCommandLine() {
    return brokerByCommandLine;
  }

  /** Fills in what the command line leaves open from the home's properties, then the defaults. */
  void complete(java.util.Properties properties) {
    caseName = caseName != null ? caseName : text(properties, "case", "meb-europe");
    bindByCommandLine = bind != null;
    bind = bind != null ? bind : text(properties, "bind", "127.0.0.1");
    brokerByCommandLine = mqttUrl != null;
    mqttUrl = mqttUrl != null ? mqttUrl : text(properties, "mqtt.url", null);
    httpPort = httpPort != null ? httpPort : port(properties, "http.port", HTTP_PORT);
    mqttPort = mqttPort != null ? mqttPort : port(properties, "mqtt.port", MQTT_PORT);
    check("--http-port", httpPort);
    check("--mqtt-port", mqttPort);
    if (mqttUrl != null) {
      checkUrl(mqttUrl);
    }
  }

  /**
   * For a command whose server nobody else may reach.
   *
   * @throws BadInput when the address to listen on is another than this machine's own
   */
  void needLoopback(String command) {
    if (!loopback(bind)) {
      throw BadInput.of(
          "%s binds to loopback only, but %s says %s, expected 127.0.0.1, ::1 or localhost. Maybe use"
              + " 'looptwin run'",
          command, bindByCommandLine ? "--bind" : "conf/looptwin.properties", bind);
    }
  }

  private static boolean loopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String text(java.util.Properties properties, String key, String byDefault) {
    String text = properties.getProperty(key);
    return text == null ? byDefault : text.strip();
  }

  private static int port(java.util.Properties properties, String key, int byDefault) {
    String text = properties.getProperty(key);
    if (text == null) {
      return byDefault;
    }
    try {
      return Integer.parseInt(text.trim());
    } catch (NumberFormatException e) {
      throw BadInput.of("conf/looptwin.properties: %s is '%s', expected a port", key, text);
    }
  }

  private static void check(String name, int port) {
    if (port < 0 || port > 65535) {
      throw BadInput.of("%s is %d, expected 0 to 65535", name, port);
    }
  }

  static void checkUrl(String mqttUrl) {
    checkUrl("--mqtt", mqttUrl);
  }

  /**
   * @param name of the option or setting
   */
  static void checkUrl(String name, String mqttUrl) {
    try {
      URI uri = new URI(mqttUrl);
      if (uri.getHost() == null || !uri.getScheme().matches("tcp|ssl|mqtt|mqtts")) {
        throw new java.net.URISyntaxException(mqttUrl, "no host or scheme");
      }
    } catch (java.net.URISyntaxException | NullPointerException e) {
      throw BadInput.of("%s is '%s', expected a URL such as tcp://127.0.0.1:1883", name, mqttUrl);
    }
  }
}
