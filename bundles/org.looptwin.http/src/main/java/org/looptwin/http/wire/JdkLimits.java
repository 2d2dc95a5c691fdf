package org.looptwin.http.wire;

import java.util.Map;

/**
 * Limits that the JDK's server reads once from system properties; what the command line sets stays.
 */
final class JdkLimits {
  /** Most connections at once. */
  static final int CONNECTIONS = 256;

  private static final Map<String, String> LIMITS =
      Map.of(
          // Without it a reply waits for the client's delayed acknowledgement.
          "sun.net.httpserver.nodelay", "true",
          // Seconds for a request to come in whole.
          "sun.net.httpserver.maxReqTime", "20",
          // Kept-alive connections without a request.
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxIdleConnections", "64",
          "jdk.httpserver.maxConnections", String.valueOf(CONNECTIONS),
          // Read and thrown away of a refused body, so that the client sees why.
          "sun.net.httpserver.drainAmount", String.valueOf(8 << 20));

  private JdkLimits() {}

  static void set() {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
