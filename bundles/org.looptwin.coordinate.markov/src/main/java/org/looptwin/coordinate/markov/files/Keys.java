package org.looptwin.coordinate.markov.files;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.looptwin.coordinate.api.UnreadableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that mean something in a file. Others may stand there: those that describe it are passed
 * over, the rest is told; one that is likely a slip of the pen of a key that is missing is refused.
 */
final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);
  private static final Set<String> DESCRIBING =
      Set.of(
          "id",
          "name",
          "title",
          "description",
          "comment",
          "comments",
          "note",
          "notes",
          "source",
          "origin",
          "license",
          "licence",
          "author",
          "version",
          "unit",
          "units",
          "format");
  private static final int SHORT = 5;

  private final String of;
  private final List<String> known;

  /**
   * @param of what the file holds
   */
  Keys(String of, String... known) {
    this.of = of;
    this.known = List.of(known);
  }

  void check(Pointed root) throws UnreadableException {
    for (Iterator<String> names = root.node().fieldNames(); names.hasNext(); ) {
      String key = names.next();
      if (known.contains(key) || describing(key)) {
        continue;
      }
      Optional<String> meant =
          known.stream().filter(one -> !root.has(one) && near(key, one)).findFirst();
      if (meant.isPresent()) {
        throw root.get(key)
            .wrong("is no key of " + of, "%s. Maybe %s".formatted(list(), meant.get()));
      }
      LOG.warn(
          "{}", root.wrong("has '%s', which is passed over".formatted(key), list()).getMessage());
    }
  }

  private String list() {
    return String.join(", ", known);
  }

  private static boolean describing(String key) {
    return DESCRIBING.contains(key)
        || key.startsWith("_")
        || key.startsWith("$")
        || key.endsWith("_format");
  }

  /** One slip, two in a long key; capitals do not count. */
  private static boolean near(String key, String known) {
    int most = known.length() > SHORT ? 2 : 1;
    return Math.abs(key.length() - known.length()) <= most
        && slips(key.toLowerCase(Locale.ROOT), known) <= most;
  }

  /** Letters to put in, take out, change or swap to make one word of the other. */
  private static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cheapest(String a, String b, int[][] d, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int least = Math.min(d[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(d[i - 1][j], d[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
  }
}
