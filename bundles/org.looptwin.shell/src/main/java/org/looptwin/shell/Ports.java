package org.looptwin.shell;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/** The ports that a server is to listen on, looked at before anything is changed. */
final class Ports {
  private static final int TRIED = 100;

  private final ServerOptions options;

  Ports(ServerOptions options) {
    this.options = options;
  }

  /**
   * @throws BadInput when the address is not this machine's, a port is taken or asked for twice
   */
  void check() {
    check(options.httpPort, "--http-port");
    if (ownBroker()) {
      check(options.mqttPort, "--mqtt-port");
      if (options.httpPort != 0 && options.httpPort.equals(options.mqttPort)) {
        throw BadInput.of(
            "--http-port and --mqtt-port are both %d, expected two ports", options.httpPort);
      }
    }
  }

  private boolean ownBroker() {
    return options.mqttUrl == null;
  }

  private void check(int port, String option) {
    if (!free(port)) {
      throw BadInput.of(
          "port %d on %s is taken, expected a free one. Maybe use %s 0 or stop what listens there",
          port, options.bind, option);
    }
  }

  /** Moves taken ports to the next free ones and says so. */
  void move(Console console) {
    int http = freeFrom(options.httpPort);
    if (http != options.httpPort) {
      console.note("port %d is taken, HTTP uses %d", options.httpPort, http);
    }
    options.httpPort = http;
    if (ownBroker()) {
      int mqtt = freeFrom(options.mqttPort);
      if (mqtt != options.mqttPort) {
        console.note("port %d is taken, MQTT uses %d", options.mqttPort, mqtt);
      }
      options.mqttPort = mqtt;
    }
  }

  /** The next free port; 0, which is any, when there is none near. */
  private int freeFrom(int port) {
    int end = Math.min(port + TRIED, 65_536);
    for (int candidate = port; candidate < end; candidate++) {
      if (free(candidate)) {
        return candidate;
      }
    }
    return 0;
  }

  private boolean free(int port) {
    InetAddress address = address();
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
      return true;
    } catch (BindException e) {
      return false;
    } catch (IOException e) {
      throw new Failure(
          "port %d on %s cannot be tried: %s".formatted(port, options.bind, e.getMessage()));
    }
  }

  private InetAddress address() {
    try {
      InetAddress address = InetAddress.getByName(options.bind);
      if (ours(address)) {
        return address;
      }
      throw foreign("not an address of any network interface");
    } catch (IOException e) {
      throw foreign(e.getMessage());
    }
  }

  private static boolean ours(InetAddress address) throws IOException {
    return address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || NetworkInterface.getByInetAddress(address) != null;
  }

  private BadInput foreign(String why) {
    return BadInput.of(
        "--bind is '%s' (%s), expected an address of this machine. Maybe use 127.0.0.1 or 0.0.0.0",
        options.bind, why);
  }
}
