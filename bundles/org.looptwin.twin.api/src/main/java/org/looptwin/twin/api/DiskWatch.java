package org.looptwin.twin.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What a home's data occupies on its disk, measured once a minute. */
@ProviderType
public interface DiskWatch {
  /** The newest measurement; empty before the first. */
  Optional<Use> latest();

  /**
   * @param partBytes what the data folder holds, by part: journal, history, ledger, broker, djl,
   *     other
   * @param freeBytes what the server may still write to the disk
   * @param leastFreeBytes the alarm stands while less than this is free
   * @param budgetBytes what the data folder may occupy; empty for no limit
   * @param fullIn when the disk or the budget is used up at the rate of the past hours; empty while
   *     it does not grow, or nothing is known yet
   * @param trouble while the alarm stands: what is wrong, with the figures
   * @param remedy what an administrator can do; "" while there is no trouble
   */
  record Use(
      Map<String, Long> partBytes,
      long freeBytes,
      long leastFreeBytes,
      Optional<Long> budgetBytes,
      Optional<Duration> fullIn,
      Optional<String> trouble,
      String remedy) {
    public Use {
      partBytes = Map.copyOf(partBytes);
    }

    /** All parts together. */
    public long usedBytes() {
      return partBytes.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
