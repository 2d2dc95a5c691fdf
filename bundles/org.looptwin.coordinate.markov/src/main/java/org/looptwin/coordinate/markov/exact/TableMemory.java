package org.looptwin.coordinate.markov.exact;

/** How much memory tables may take; what does not fit is refused before it is made. */
public final class TableMemory {
  private static final double SHARE_OF_HEAP = 0.7;

  private final long allowed;

  /**
   * @param allowed bytes
   */
  public TableMemory(long allowed) {
    this.allowed = allowed;
  }

  /** Most of the heap; the rest is for what else there is. */
  public static TableMemory ofHeap() {
    return new TableMemory((long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()));
  }

  public long allowed() {
    return allowed;
  }

  /**
   * @param tables what they are, with their sizes: the first words of the message
   * @param smaller what could be made smaller
   * @throws IllegalArgumentException when they do not fit
   */
  public void check(long bytes, String tables, String smaller) {
    if (bytes > allowed) {
      throw new IllegalArgumentException(
          "%s need %,d MB, expected %,d MB at most. Maybe %s, or a larger heap (LOOPTWIN_JAVA_OPTS=-Xmx...)"
              .formatted(tables, bytes / 1_000_000, allowed / 1_000_000, smaller));
    }
  }
}
