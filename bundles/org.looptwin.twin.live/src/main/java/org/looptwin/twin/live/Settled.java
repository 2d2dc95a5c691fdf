package org.looptwin.twin.live;

import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;

/**
 * What became of a message, durably.
 *
 * @param accepted in journal order
 * @param duplicates readings that were known already
 * @param skewed accepted ones whose clock was ahead
 * @param rejections those of the gate and the conflicts
 */
record Settled(
    Message message,
    List<JournalEntry> accepted,
    int duplicates,
    int skewed,
    List<Rejection> rejections) {}
