package org.looptwin.shell;

import java.util.Comparator;
import java.util.Optional;

/** A key of {@code conf/looptwin.properties} that means nothing: a slip of the pen, most likely. */
final class UnknownSetting {
  /** More changed letters than these make another word. */
  private static final int MOST_SLIPS = 3;

  private UnknownSetting() {}

  /** What is wrong with it, and the setting that may be meant. */
  static String sentence(String key) {
    return "'%s' is no setting and is passed over%s"
        .formatted(
            key,
            nearest(key)
                .map(". Maybe "::concat)
                .orElse("; the distribution's conf/looptwin.properties has them all"));
  }

  private static Optional<String> nearest(String key) {
    return HomeFolder.KEYS.stream()
        .filter(known -> slips(key, known) <= MOST_SLIPS)
        .min(Comparator.comparingInt(known -> slips(key, known)));
  }

  /** Letters to put in, take out or change to make one word of the other (Levenshtein). */
  private static int slips(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
      }
      before = now;
    }
    return before[b.length()];
  }
}
