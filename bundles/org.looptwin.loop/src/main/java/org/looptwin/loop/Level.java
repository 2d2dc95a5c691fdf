package org.looptwin.loop;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A name as levels of an MQTT topic. */
final class Level {
  private Level() {}

  /** One level: what MQTT forbids in a name stands as its bytes in hex, as in an address: %2F. */
  static String of(String name) {
    return name.codePoints()
        .mapToObj(each -> special(each) ? hex(Character.toString(each)) : Character.toString(each))
        .collect(Collectors.joining());
  }

  /** Several levels: slashes stay. */
  static String path(String name) {
    return Arrays.stream(name.split("/", -1)).map(Level::of).collect(Collectors.joining("/"));
  }

  /** MQTT 5.0, sections 1.5.4 and 4.7.1: wildcards, control characters, half characters. */
  private static boolean special(int each) {
    return "/#+%".indexOf(each) >= 0
        || Character.isISOControl(each)
        || Character.getType(each) == Character.SURROGATE
        || Character.getType(each) == Character.UNASSIGNED;
  }

  private static String hex(String character) {
    StringBuilder hex = new StringBuilder();
    for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
      hex.append("%%%02X".formatted(each));
    }
    return hex.toString();
  }
}
