package org.looptwin.history.influxdb;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where readings go.
 *
 * @param url of the server, e.g. {@code http://127.0.0.1:8086}
 * @param version 1 or 2, the server's major version
 * @param database of 1.x
 * @param retentionPolicy of 1.x; empty for the database's default
 * @param org of 2.x
 * @param bucket of 2.x
 * @param access never logged
 * @param measurement of readings
 * @param network the tag that tells the networks of one database apart
 */
record Target(
    String url,
    int version,
    String database,
    String retentionPolicy,
    String org,
    String bucket,
    Access access,
    String measurement,
    String network) {

  /**
   * What opens the door: a token for 2.x, user and password for 1.x; empty where none is needed.
   */
  record Access(String token, String user, String password) {
    @Override
    public String toString() {
      return "Access";
    }
  }

  Target {
    checkUrl(url);
    if (version == 1) {
      need("influxdb.database", database);
    } else {
      need("influxdb.org", org);
      need("influxdb.bucket", bucket);
      need("influxdb.token", access.token());
    }
    need("influxdb.measurement", measurement);
    if (measurement.equals(Names.PROGRESS)) {
      throw new IllegalArgumentException(
          "influxdb.measurement is '%s', which holds the offset; expected another name."
              .formatted(measurement));
    }
  }

  /** 1 or 2, as it says or as the other settings tell. */
  static int version(String setting, String database) {
    return switch (setting.trim()) {
      case "1" -> 1;
      case "2" -> 2;
      case "", "auto" -> database.isEmpty() ? 2 : 1;
      default ->
          throw new IllegalArgumentException(
              "influxdb.version is '%s'; expected 1, 2 or auto.".formatted(setting));
    };
  }

  private static void checkUrl(String url) {
    try {
      URI uri = new URI(url);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!http || uri.getHost() == null || uri.getUserInfo() != null) {
        throw new URISyntaxException("influxdb.url", "not http");
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "influxdb.url is no address such as http://influx.example:8086 (user and password have"
              + " keys of their own).",
          e);
    }
  }

  private static void need(String key, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(
          key + " is empty; InfluxDB is used only when it is there. See conf/looptwin.properties.");
    }
  }

  @Override
  public String toString() {
    return version == 1
        ? "InfluxDB %s database %s".formatted(url, database)
        : "InfluxDB %s bucket %s/%s".formatted(url, org, bucket);
  }
}
