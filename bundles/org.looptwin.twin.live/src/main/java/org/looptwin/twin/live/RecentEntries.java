package org.looptwin.twin.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;

/**
 * The newest entries in memory, so that whoever has kept up need not read them from the file again.
 * One thread adds, many read.
 */
final class RecentEntries {
  private final JournalEntry[] ring;

  /** Offset of the newest entry, 0 while there is none. */
  private long last;

  private long count;

  RecentEntries(int capacity) {
    ring = new JournalEntry[capacity];
  }

  /** Entries come with consecutive offsets; a gap forgets what was before it. */
  synchronized void add(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      if (entry.offset() != last + 1) {
        Arrays.fill(ring, null);
        count = 0;
      }
      last = entry.offset();
      ring[(int) (last % ring.length)] = entry;
      count = Math.min(ring.length, count + 1);
    }
  }

  /**
   * What follows an offset.
   *
   * @return null when that is not known here, else at most {@code max} entries
   */
  synchronized List<JournalEntry> read(long after, int max) {
    if (count == 0 || after < last - count || after > last) {
      return null;
    }
    int found = (int) Math.min(Math.max(0, max), last - after);
    List<JournalEntry> entries = new ArrayList<>(found);
    for (long offset = after + 1; offset <= after + found; offset++) {
      entries.add(ring[(int) (offset % ring.length)]);
    }
    return entries;
  }
}
