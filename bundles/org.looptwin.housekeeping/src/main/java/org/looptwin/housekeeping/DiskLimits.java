package org.looptwin.housekeeping;

import java.util.OptionalLong;

/**
 * What an administrator allows.
 *
 * @param budget what the data folder may occupy, bytes; empty for no limit
 * @param least what must stay free: an amount, a share of the disk, or "" for the default
 */
record DiskLimits(OptionalLong budget, String least) {
  private static final long DEFAULT_LEAST = 1_000_000_000;
  private static final double DEFAULT_SHARE = 0.05;

  /** Of {@code disk.budget} and {@code disk.free.least} as they are written; "" for none. */
  static DiskLimits of(String budget, String least) {
    if (!least.isBlank()) {
      Bytes.amountOrShare("disk.free.least", least, 0);
    }
    return new DiskLimits(
        budget.isBlank()
            ? OptionalLong.empty()
            : OptionalLong.of(Bytes.amount("disk.budget", budget)),
        least.isBlank() ? "" : least);
  }

  /** On a disk of that size: by default 1 GB, but not more than 5 % of a small one. */
  long leastFree(long diskBytes) {
    return least.isEmpty()
        ? Math.min(DEFAULT_LEAST, (long) (diskBytes * DEFAULT_SHARE))
        : Bytes.amountOrShare("disk.free.least", least, diskBytes);
  }
}
