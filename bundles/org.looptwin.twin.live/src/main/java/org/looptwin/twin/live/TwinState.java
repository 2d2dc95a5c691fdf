package org.looptwin.twin.live;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.twin.api.JournalArchive;
import org.looptwin.twin.api.Twin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The twin: what the journal says, always. Changed by the journal's thread only, read by everyone.
 */
final class TwinState implements Twin {
  private static final Logger LOG = LoggerFactory.getLogger(TwinState.class);
  private static final int CHUNK = 5_000;
  private final String network;
  private final JournalArchive.Reader journal;
  private final SnapshotShelf shelf;
  private final int keepEvery;
  private volatile State state;
  private volatile State kept;

  private record State(TwinSnapshot snapshot, Instant latestReceived) {
    State with(List<JournalEntry> entries) {
      Instant latest = latestReceived;
      for (JournalEntry entry : entries) {
        latest = entry.receivedAt().isAfter(latest) ? entry.receivedAt() : latest;
      }
      return new State(snapshot.with(entries), latest);
    }
  }

  /**
   * Rebuilds the state from the newest valid snapshot and the journal after it.
   *
   * @param keepEvery entries after which a snapshot is written
   */
  TwinState(String network, JournalArchive.Reader journal, SnapshotShelf shelf, int keepEvery) {
    this.network = network;
    this.journal = journal;
    this.shelf = shelf;
    this.keepEvery = keepEvery;
    this.kept = kept(any -> true);
    this.state = kept;
    catchUp();
  }

  @Override
  public TwinSnapshot snapshot() {
    return state.snapshot();
  }

  /** {@inheritDoc} Replays the journal from its start, or from a kept snapshot when it can. */
  @Override
  public TwinSnapshot at(Instant time) {
    State now = state;
    if (!now.latestReceived().isAfter(time)) {
      return now.snapshot();
    }
    State base = newest(known -> !known.latestReceived().isAfter(time));
    return replay(base, now.snapshot().revision(), entry -> !entry.receivedAt().isAfter(time));
  }

  @Override
  public TwinSnapshot upTo(long offset) {
    State now = state;
    if (now.snapshot().revision() <= offset) {
      return now.snapshot();
    }
    State base = newest(known -> known.snapshot().revision() <= offset);
    return replay(base, offset, any -> true);
  }

  private TwinSnapshot replay(State base, long end, Predicate<JournalEntry> wanted) {
    TwinSnapshot then = base.snapshot();
    long after = then.revision();
    while (after < end) {
      List<JournalEntry> chunk = journal.read(after, (int) Math.min(CHUNK, end - after));
      then = then.with(chunk.stream().filter(wanted).toList());
      after = chunk.get(chunk.size() - 1).offset();
    }
    return then;
  }

  private State newest(Predicate<State> wanted) {
    State last = kept;
    return wanted.test(last) ? last : kept(wanted);
  }

  /** From the shelf; nothing when nothing is wanted. */
  private State kept(Predicate<State> wanted) {
    return shelf
        .newestFirst()
        .filter(this::fits)
        .map(TwinState::state)
        .filter(wanted)
        .findFirst()
        .orElse(empty());
  }

  /** Entries have become durable. */
  void apply(List<JournalEntry> entries) {
    if (!entries.isEmpty()) {
      state = state.with(entries);
    }
  }

  /** Applies what stands in the journal after the state. */
  void catchUp() {
    List<JournalEntry> chunk = journal.read(revision(), CHUNK);
    while (!chunk.isEmpty()) {
      apply(chunk);
      chunk = journal.read(revision(), CHUNK);
    }
  }

  /** Keeps the state when enough has changed. */
  void keepWhenDue() {
    if (revision() - kept.snapshot().revision() >= keepEvery) {
      keep();
    }
  }

  /** Keeps the state; a failure costs nothing but a longer start. */
  void keep() {
    State now = state;
    if (now.snapshot().revision() == kept.snapshot().revision()) {
      return;
    }
    kept = now;
    try {
      String last = describe(now.snapshot().revision());
      shelf.put(new SnapshotFile.Kept(now.snapshot(), now.latestReceived(), last));
    } catch (IOException | IllegalStateException e) {
      LOG.warn("The twin's snapshot could not be written: {}", e.toString());
    }
  }

  private long revision() {
    return state.snapshot().revision();
  }

  private State empty() {
    return new State(TwinSnapshot.empty(network), Instant.EPOCH);
  }

  private static State state(SnapshotFile.Kept kept) {
    return new State(kept.snapshot(), kept.latestReceived());
  }

  private boolean fits(SnapshotFile.Kept kept) {
    boolean same =
        kept.snapshot().network().equals(network)
            && kept.lastEntry().equals(describe(kept.snapshot().revision()));
    if (!same) {
      LOG.warn("The twin's snapshot belongs to another journal; the journal is replayed.");
    }
    return same;
  }

  private String describe(long offset) {
    Optional<JournalEntry> entry = journal.read(offset - 1, 1).stream().findFirst();
    return entry.map(JournalEntry::toString).orElse("none");
  }
}
