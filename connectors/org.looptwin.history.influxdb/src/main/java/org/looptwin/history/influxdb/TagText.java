package org.looptwin.history.influxdb;

/**
 * Texts as tag values. InfluxDB's line protocol has no way to write a line break or a backslash at
 * the end of a tag; control characters, backslash and percent become {@code %XX}, and back.
 */
final class TagText {
  private TagText() {}

  static String encode(String text) {
    if (text.chars().noneMatch(TagText::special)) {
      return text;
    }
    StringBuilder written = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (special(c)) {
                written.append("%%%02X".formatted(c));
              } else {
                written.append((char) c);
              }
            });
    return written.toString();
  }

  /** Reads what {@link #encode} wrote. Null, which is a tag that is not there, is empty. */
  static String decode(String tag) {
    if (tag == null || tag.indexOf('%') < 0) {
      return tag == null ? "" : tag;
    }
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < tag.length(); at++) {
      if (tag.charAt(at) == '%' && at + 2 < tag.length() && hex(tag, at + 1)) {
        text.append((char) Integer.parseInt(tag.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        text.append(tag.charAt(at));
      }
    }
    return text.toString();
  }

  private static boolean hex(String tag, int at) {
    return Character.digit(tag.charAt(at), 16) >= 0 && Character.digit(tag.charAt(at + 1), 16) >= 0;
  }

  private static boolean special(int c) {
    return c < ' ' || c == 0x7f || c == '\\' || c == '%';
  }
}
