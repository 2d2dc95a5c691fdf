package org.looptwin.history.influxdb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** InfluxDB has taken a request and says that points of it are wrong: trying again is useless. */
final class PointsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern DROPPED = Pattern.compile("dropped=(\\d+)");

  private final int dropped;

  PointsRefused(String reason, Throwable cause) {
    super(reason, cause);
    Matcher matcher = DROPPED.matcher(reason);
    dropped = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** How many points were left out while the others were stored; 0 when that is not known. */
  int dropped() {
    return dropped;
  }

  /** Whether points are older than the database keeps: no mistake, but how it was set up. */
  boolean tooOld() {
    return getMessage().contains("retention");
  }
}
