package org.looptwin.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.http.wire.Refusal;

/** Times and durations as they stand in addresses. */
final class Times {
  private static final Pattern EPOCH_MS = Pattern.compile("-?\\d{1,15}");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));

  private Times() {}

  /**
   * @param name of the parameter, for the message
   * @param text ISO-8601 with zone, a date (UTC), or epoch milliseconds
   */
  static Instant time(String name, String text) {
    try {
      if (EPOCH_MS.matcher(text).matches()) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      // A plus in an address that was not encoded arrives as a space.
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.badRequest(
          "%s is '%s'; expected a time such as 2024-03-01T06:00:00Z, a date or epoch milliseconds.",
          name, text);
    }
  }

  /**
   * @param text e.g. 15m, 1h, 1d or PT1H; positive
   */
  static Duration duration(String name, String text) {
    Matcher matcher = SHORT.matcher(text);
    Duration duration = Duration.ZERO;
    try {
      duration =
          matcher.matches()
              ? UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
              : Duration.parse(text);
    } catch (DateTimeException e) {
      throw noDuration(name, text);
    }
    if (duration.isZero() || duration.isNegative()) {
      throw noDuration(name, text);
    }
    return duration;
  }

  private static Refusal noDuration(String name, String text) {
    return Refusal.badRequest("%s is '%s'; expected a duration such as 15m, 1h or 1d.", name, text);
  }
}
