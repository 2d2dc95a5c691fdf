package org.looptwin.connector.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.looptwin.connector.api.Refusal;

/**
 * When a reading was taken.
 *
 * @param pointer where the time stands; null for the time of arrival
 * @param zone of ISO times without an offset; null when they must have one
 */
record TimeSource(JsonPointer pointer, Format format, ZoneId zone) {
  static final TimeSource ARRIVAL = new TimeSource(null, Format.ISO, null);

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .appendPattern("[XXX][XX][X]")
          .toFormatter(Locale.ROOT);

  /** How a time is written. */
  enum Format {
    ISO(0),
    EPOCH_S(3),
    EPOCH_MS(0),
    EPOCH_US(-3),
    EPOCH_NS(-6);

    private final int powerToMillis;

    Format(int powerToMillis) {
      this.powerToMillis = powerToMillis;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** In whole milliseconds. */
  Instant read(Scope scope) throws Unfit {
    if (pointer == null) {
      return scope.arrival().truncatedTo(ChronoUnit.MILLIS);
    }
    JsonNode found = scope.find(pointer);
    if (!Scope.present(found)) {
      throw Unfit.of(Refusal.MALFORMED, "there is no time at '%s'", scope.place(pointer));
    }
    try {
      Instant time = format == Format.ISO ? iso(found.asText()) : epoch(found.asText());
      if (!time.isBefore(Instant.EPOCH)) {
        return time;
      }
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw unreadable(scope, found);
    }
    throw unreadable(scope, found);
  }

  private Unfit unreadable(Scope scope, JsonNode found) {
    return Unfit.of(
        Refusal.MALFORMED,
        "'%s' is '%s', expected a time after 1970 as %s%s",
        scope.place(pointer),
        Unfit.shown(found.isValueNode() ? found.asText() : found.getNodeType()),
        format.text(),
        format == Format.ISO && zone == null ? " with offset (Maybe give 'zone')" : "");
  }

  private Instant iso(String text) {
    TemporalAccessor parsed =
        ISO.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
    if (parsed instanceof OffsetDateTime time) {
      return time.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }
    if (zone == null) {
      throw new DateTimeException("no offset");
    }
    return ((LocalDateTime) parsed).atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Instant epoch(String text) {
    BigDecimal number = new BigDecimal(text.strip());
    if (number.precision() - number.scale() > 25 || Math.abs(number.scale()) > 40) {
      throw new NumberFormatException("out of all bounds");
    }
    return Instant.ofEpochMilli(
        number
            .scaleByPowerOfTen(format.powerToMillis)
            .setScale(0, java.math.RoundingMode.FLOOR)
            .longValueExact());
  }
}
