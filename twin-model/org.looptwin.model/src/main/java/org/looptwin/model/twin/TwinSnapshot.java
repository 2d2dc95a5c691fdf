package org.looptwin.model.twin;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/**
 * The state of the network after a journal offset. Immutable; {@link #with} shares structure, so a
 * snapshot for every batch is cheap.
 *
 * <p>The twin is a pure function of the journal: equal entries give an equal snapshot.
 */
public final class TwinSnapshot {
  private final String network;
  private final long revision;
  private final Instant eventTime;
  private final SignalTrie signals;

  private TwinSnapshot(String network, long revision, Instant eventTime, SignalTrie signals) {
    this.network = network;
    this.revision = revision;
    this.eventTime = eventTime;
    this.signals = signals;
  }

  /** The state before the first reading. */
  public static TwinSnapshot empty(String network) {
    return new TwinSnapshot(network, 0, Instant.EPOCH, SignalTrie.EMPTY);
  }

  /** The state that a kept snapshot describes. */
  public static TwinSnapshot restored(
      String network, long revision, Instant eventTime, Collection<Signal> signals) {
    SignalTrie.Draft draft = SignalTrie.EMPTY.draft();
    signals.forEach(draft::put);
    return new TwinSnapshot(network, revision, eventTime, draft.done());
  }

  /**
   * The state after these entries. A reading never goes back: one older than the series' newest
   * changes nothing but the revision. Readings of BAD quality are shown, with their quality.
   *
   * @param entries in journal order, all after {@link #revision()}
   */
  public TwinSnapshot with(List<JournalEntry> entries) {
    SignalTrie.Draft draft = signals.draft();
    Instant latest = eventTime;
    long last = revision;
    for (JournalEntry entry : entries) {
      if (entry.offset() <= last) {
        throw new IllegalArgumentException(
            "Entry %d comes after revision %d; the journal was read twice."
                .formatted(entry.offset(), last));
      }
      last = entry.offset();
      Reading reading = entry.reading();
      Signal before = draft.get(reading.series());
      if (before != null && reading.ts().isBefore(before.ts())) {
        continue;
      }
      draft.put(Signal.after(before, entry));
      if (reading.quality() != Quality.BAD && reading.ts().isAfter(latest)) {
        latest = reading.ts();
      }
    }
    return new TwinSnapshot(network, last, latest, draft.done());
  }

  public String network() {
    return network;
  }

  /** The offset of the last journal entry this state contains. */
  public long revision() {
    return revision;
  }

  /** The latest event time seen. */
  public Instant eventTime() {
    return eventTime;
  }

  public Optional<Signal> signal(SeriesId series) {
    return Optional.ofNullable(signals.get(series));
  }

  /** The number of a series' newest reading, unless it is missing, a text or BAD. */
  public Optional<Double> number(SeriesId series) {
    return signal(series)
        .filter(signal -> signal.quality() != Quality.BAD)
        .map(signal -> signal.value().number())
        .filter(Double::isFinite);
  }

  /** All signals, in no particular order. */
  public Collection<Signal> signals() {
    return signals.all();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TwinSnapshot that
        && network.equals(that.network)
        && revision == that.revision
        && eventTime.equals(that.eventTime)
        && java.util.Set.copyOf(signals()).equals(java.util.Set.copyOf(that.signals()));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(revision);
  }

  @Override
  public String toString() {
    return "TwinSnapshot[%s revision %d, %d signals]".formatted(network, revision, signals.size());
  }
}
