package org.looptwin.optimise.api;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Names that every reader of MPS and LP files takes: letters, digits and underscores, not starting
 * with a digit or anything that could be read as a number or a keyword, unique whatever the case.
 */
final class SafeNames {
  private static final int LONGEST = 120;
  private static final Set<String> KEYWORDS =
      Set.of(
          "free inf infinity infin nan st s subject such that to min max minimize maximize minimise"
              .concat(" maximise minimum maximum bound bounds gen general generals int integer")
              .concat(" integers bin binary binaries semi sos sos1 sos2 sec lazy user end cost rhs")
              .split(" "));

  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> nextNumber = new HashMap<>();
  private final String prefix;

  private SafeNames(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param prefix put before a name that could not stand alone; starts with a letter other than e
   */
  static String[] of(int count, IntFunction<String> names, String prefix) {
    SafeNames safe = new SafeNames(prefix);
    String[] result = new String[count];
    for (int at = 0; at < count; at++) {
      result[at] = safe.unique(safe.clean(names.apply(at)));
    }
    return result;
  }

  private String clean(String name) {
    String plain = name == null ? "" : name.replaceAll("[^A-Za-z0-9_]", "_");
    if (plain.length() > LONGEST) {
      plain = plain.substring(0, LONGEST);
    }
    boolean alone = plain.matches("[A-DF-Za-df-z].*");
    return alone && !KEYWORDS.contains(plain.toLowerCase(Locale.ROOT)) ? plain : prefix + plain;
  }

  private String unique(String name) {
    String candidate = name;
    while (!taken.add(candidate.toLowerCase(Locale.ROOT))) {
      candidate = name + "_" + nextNumber.merge(name, 2, (number, two) -> number + 1);
    }
    return candidate;
  }
}
