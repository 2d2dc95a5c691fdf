package org.looptwin.launch.broker;

/**
 * How much the broker keeps where.
 *
 * @param leastFreeBytes of disk; below that nothing is taken
 * @param memoryBytes of messages; what is more waits in pages on the disk
 * @param pageBytes of a page
 */
record Limits(long leastFreeBytes, long memoryBytes, int pageBytes) {
  static final Limits ORDINARY = new Limits(256 << 20, 64 << 20, 1 << 20);

  Limits leavingFree(long bytes) {
    return new Limits(bytes, memoryBytes, pageBytes);
  }
}
