package org.looptwin.history.influxdb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.looptwin.model.telemetry.JournalEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches so that a reading which InfluxDB refuses holds up none of the others: it is
 * searched for by halves, told and counted. When nearly everything is refused it is not the
 * readings that are wrong: that is trouble, and nothing is passed over.
 */
final class CarefulWriter {
  private static final Logger LOG = LoggerFactory.getLogger(CarefulWriter.class);

  /** A batch of this many readings or more that is refused whole is not passed over. */
  private static final int SUSPICIOUS = 10;

  /** So many are searched for one by one; of more the server's own count is taken. */
  private static final int MOST_SEARCHED = 20;

  private final Consumer<List<JournalEntry>> sink;

  /**
   * What became of a batch.
   *
   * @param refused readings that are not stored and never will be
   * @param tooOld readings that are older than the database keeps
   * @param reason InfluxDB's, of the last one refused; empty when none was
   */
  record Outcome(int refused, int tooOld, String reason) {
    private static final Outcome NONE = new Outcome(0, 0, "");

    private Outcome and(Outcome other) {
      return new Outcome(
          refused + other.refused,
          tooOld + other.tooOld,
          other.reason.isEmpty() ? reason : other.reason);
    }
  }

  CarefulWriter(Consumer<List<JournalEntry>> sink) {
    this.sink = sink;
  }

  /**
   * @throws IllegalStateException when InfluxDB refuses everything
   */
  Outcome write(List<JournalEntry> entries) {
    List<JournalEntry> found = new ArrayList<>();
    Outcome outcome = write(entries, found);
    if (outcome.refused == entries.size() && entries.size() >= SUSPICIOUS) {
      throw new IllegalStateException(
          "it refuses every reading: %s. Maybe the measurement is used by others; see influxdb.measurement"
              .formatted(outcome.reason));
    }
    found.forEach(
        entry ->
            LOG.warn(
                "InfluxDB refuses the reading {} {} '{}' (journal offset {}), which stays in the"
                    + " journal and is left out: {}",
                entry.reading().series(),
                entry.reading().ts(),
                entry.reading().src(),
                entry.offset(),
                outcome.reason));
    return outcome;
  }

  private Outcome write(List<JournalEntry> entries, List<JournalEntry> found) {
    try {
      sink.accept(entries);
      return Outcome.NONE;
    } catch (PointsRefused e) {
      return refused(entries, found, e);
    }
  }

  private Outcome refused(
      List<JournalEntry> entries, List<JournalEntry> found, PointsRefused refusal) {
    if (entries.size() == 1) {
      return refusal.tooOld() ? new Outcome(0, 1, "") : one(entries.get(0), found, refusal);
    }
    if (refusal.dropped() > 0 && refusal.tooOld()) {
      return new Outcome(0, refusal.dropped(), "");
    }
    if (refusal.dropped() > 0 && found.size() >= MOST_SEARCHED) {
      return new Outcome(refusal.dropped(), 0, refusal.getMessage());
    }
    int half = entries.size() / 2;
    Outcome first = write(entries.subList(0, half), found);
    return first.and(write(entries.subList(half, entries.size()), found));
  }

  private static Outcome one(JournalEntry entry, List<JournalEntry> found, PointsRefused refusal) {
    if (found.size() < MOST_SEARCHED) {
      found.add(entry);
    }
    return new Outcome(1, 0, refusal.getMessage());
  }
}
