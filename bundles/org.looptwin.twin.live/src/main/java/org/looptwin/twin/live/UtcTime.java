package org.looptwin.twin.live;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/** Reads the usual forms of a time quickly: {@code 2024-03-01T06:00:00Z} and with milliseconds. */
final class UtcTime {
  private static final String PATTERN = "dddd-dd-ddTdd:dd:dd";
  private static final int SECONDS_A_DAY = 86_400;

  private UtcTime() {}

  /** Null when the text has another form, which may still be a time. */
  static Instant read(String text) {
    int length = text.length();
    boolean millis = length == 24 && text.charAt(19) == '.' && digits(text, 20, 23);
    if (!(length == 20 || millis) || text.charAt(length - 1) != 'Z' || !fits(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (month < 1 || month > 12 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    if (day < 1 || day > (day <= 28 ? 28 : YearMonth.of(year, month).lengthOfMonth())) {
      return null;
    }
    long seconds = LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY;
    seconds += hour * 3600L + minute * 60L + second;
    return Instant.ofEpochMilli(seconds * 1000 + (millis ? number(text, 20, 23) : 0));
  }

  private static boolean fits(String text) {
    for (int i = 0; i < PATTERN.length(); i++) {
      char wanted = PATTERN.charAt(i);
      if (wanted == 'd' ? !digit(text.charAt(i)) : text.charAt(i) != wanted) {
        return false;
      }
    }
    return true;
  }

  private static boolean digits(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!digit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + text.charAt(i) - '0';
    }
    return number;
  }
}
