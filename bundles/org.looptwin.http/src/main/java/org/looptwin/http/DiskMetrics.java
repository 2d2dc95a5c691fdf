package org.looptwin.http;

import java.util.TreeMap;
import org.looptwin.twin.api.DiskWatch;

/** What the data folder occupies, for Prometheus. */
final class DiskMetrics {
  private DiskMetrics() {}

  static void write(Exposition page, DiskWatch.Use use) {
    page.family("looptwin_disk_bytes", "gauge", "What the home's data occupies, by part.");
    new TreeMap<>(use.partBytes())
        .forEach((part, bytes) -> page.sample("looptwin_disk_bytes", bytes, "part", part));
    page.single(
        "looptwin_disk_free_bytes", "gauge", "Free on the disk of the data.", use.freeBytes());
    use.budgetBytes()
        .ifPresent(
            budget ->
                page.single(
                    "looptwin_disk_budget_bytes",
                    "gauge",
                    "What the home's data may occupy.",
                    budget));
    page.single(
        "looptwin_disk_alarm",
        "gauge",
        "1 while the disk or its budget is nearly used up, else 0.",
        use.trouble().isPresent() ? 1 : 0);
  }
}
