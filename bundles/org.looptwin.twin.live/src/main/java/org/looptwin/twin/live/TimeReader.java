package org.looptwin.twin.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;

/**
 * Reads a timestamp: ISO-8601 with an offset, or milliseconds since 1970. Milliseconds are kept.
 */
final class TimeReader {
  private static final int LONGEST_TEXT = 40;
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private TimeReader() {}

  static Instant read(JsonNode node) throws Malformed {
    if (node == null || node.isNull()) {
      throw new Malformed("There is no 'ts'; expected an ISO-8601 time or epoch milliseconds.");
    }
    Instant time = node.isTextual() ? ofText(node.textValue()) : ofNumber(node);
    if (time.isBefore(Instant.EPOCH)) {
      throw new Malformed("'ts' %s is before 1970.", time);
    }
    return time;
  }

  private static Instant ofText(String text) throws Malformed {
    if (text.length() > LONGEST_TEXT) {
      throw new Malformed("'ts' has %d characters; expected ISO-8601.", text.length());
    }
    Instant usual = UtcTime.read(text);
    if (usual != null) {
      return usual;
    }
    try {
      return ISO.parse(text, Instant::from).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new Malformed(
          "'ts' '%s' is no ISO-8601 time with offset; expected e.g. 2024-03-01T06:00:00.000Z.",
          text);
    }
  }

  private static Instant ofNumber(JsonNode node) throws Malformed {
    if (!node.isNumber() || !node.canConvertToLong()) {
      throw new Malformed("'ts' is neither a text nor milliseconds since 1970.");
    }
    return Instant.ofEpochMilli(node.longValue());
  }
}
