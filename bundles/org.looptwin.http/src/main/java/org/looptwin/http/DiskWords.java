package org.looptwin.http;

import java.util.Locale;
import org.looptwin.twin.api.DiskWatch;

/** What a disk measurement says in words, while all is well. */
final class DiskWords {
  private static final double GB = 1e9;

  private DiskWords() {}

  static String of(DiskWatch.Use use) {
    String used =
        use.budgetBytes()
            .map(budget -> "%s of %s are used".formatted(size(use.usedBytes()), size(budget)))
            .orElseGet(() -> "%s are used".formatted(size(use.usedBytes())));
    String full =
        use.fullIn()
            .map(time -> "; full in about %d days at the present rate".formatted(time.toDays()))
            .orElse("");
    return "%s; %s are free%s".formatted(used, size(use.freeBytes()), full);
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, bytes < GB ? "%.3f GB" : "%.1f GB", bytes / GB);
  }
}
