package org.looptwin.housekeeping;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as administrators write them: decimal units, as disks are sold. */
final class Bytes {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)\\s*(MB|GB|TB)");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?)\\s*%");
  private static final Map<String, Double> UNITS = Map.of("MB", 1e6, "GB", 1e9, "TB", 1e12);

  private Bytes() {}

  /**
   * @param key for the message
   * @param text e.g. {@code 20GB}, {@code 500 MB}
   */
  static long amount(String key, String text) {
    Matcher matcher = AMOUNT.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "%s is '%s', expected an amount such as 500MB, 20GB or 1TB".formatted(key, text));
    }
    return (long) (Double.parseDouble(matcher.group(1)) * UNITS.get(matcher.group(2)));
  }

  /**
   * @param text an amount, or a share of the whole such as {@code 5%}
   */
  static long amountOrShare(String key, String text, long whole) {
    Matcher matcher = SHARE.matcher(text.strip());
    return matcher.matches()
        ? (long) (Double.parseDouble(matcher.group(1)) / 100 * whole)
        : amount(key, text);
  }

  /** E.g. {@code 1.5 GB} or {@code 12 MB}. */
  static String text(long bytes) {
    if (bytes < 1e9) {
      return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }
    return bytes < 1e12
        ? String.format(Locale.ROOT, "%.1f GB", bytes / 1e9)
        : String.format(Locale.ROOT, "%.1f TB", bytes / 1e12);
  }
}
