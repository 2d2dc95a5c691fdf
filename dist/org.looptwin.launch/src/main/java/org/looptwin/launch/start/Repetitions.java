package org.looptwin.launch.start;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Marker;

/**
 * A library that warns of every client and every message again warns once in a while of each kind;
 * its repetitions are for developers. On a full disk they would be thousands of stack traces.
 */
final class Repetitions extends TurboFilter {
  private static final long PAUSE = Duration.ofMinutes(10).toNanos();
  private static final int MOST_KINDS = 500;

  private final String library;
  private final LongSupplier nanos;
  private final Map<String, Long> said = new HashMap<>();

  /**
   * @param library its loggers' names begin so
   * @param nanos e.g. {@link System#nanoTime}
   */
  Repetitions(String library, LongSupplier nanos) {
    this.library = library;
    this.nanos = nanos;
  }

  @Override
  public FilterReply decide(
      Marker marker,
      Logger logger,
      Level level,
      String format,
      Object[] values,
      Throwable throwable) {
    if (format == null || level.toInt() < Level.WARN_INT || !logger.getName().startsWith(library)) {
      return FilterReply.NEUTRAL;
    }
    if (isDue(format)) {
      return FilterReply.NEUTRAL;
    }
    logger.debug(format, values);
    return FilterReply.DENY;
  }

  private synchronized boolean isDue(String kind) {
    long now = nanos.getAsLong();
    Long last = said.get(kind);
    if (last != null && now - last < PAUSE) {
      return false;
    }
    if (said.size() >= MOST_KINDS) {
      said.clear();
    }
    said.put(kind, now);
    return true;
  }
}
