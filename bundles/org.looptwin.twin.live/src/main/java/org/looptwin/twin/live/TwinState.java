package org.looptwin.twin.live;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    this.kept = onShelf(Long.MAX_VALUE);
    this.state = kept;
    catchUp();
  }

  @Override
  public TwinSnapshot snapshot() {
    return state.snapshot();
  }

  /** {@inheritDoc} Quick near a kept snapshot, else the journal is replayed from one. */
  @Override
  public TwinSnapshot at(Instant time) {
    State now = state;
    return now.latestReceived().isAfter(time)
        ? upTo(lastReceivedBy(time, now.snapshot().revision()))
        : now.snapshot();
  }

  @Override
  public TwinSnapshot upTo(long offset) {
    State now = state;
    if (now.snapshot().revision() <= offset) {
      return now.snapshot();
    }
    State last = kept;
    State base = last.snapshot().revision() <= offset ? last : onShelf(offset);
    TwinSnapshot then = base.snapshot();
    while (then.revision() < offset) {
      int room = (int) Math.min(CHUNK, offset - then.revision());
      then = then.with(journal.read(then.revision(), room));
    }
    return then;
  }

  /** By halves: server time goes on with the offset, but for corrections of its clock. */
  private long lastReceivedBy(Instant time, long end) {
    long before = 0;
    long after = end;
    while (after - before > 1) {
      long middle = (before + after) >>> 1;
      if (journal.read(middle - 1, 1).get(0).receivedAt().isAfter(time)) {
        after = middle;
      } else {
        before = middle;
      }
    }
    return before;
  }

  private State onShelf(long offset) {
    return shelf.upTo(offset).filter(this::fits).map(TwinState::state).findFirst().orElse(empty());
  }

  /** Entries have become durable. */
  void apply(List<JournalEntry> entries) {
    if (!entries.isEmpty()) {
      state = state.with(entries);
    }
  }

  /** Applies what stands in the journal after the state; a long way is not gone twice. */
  void catchUp() {
    List<JournalEntry> chunk = journal.read(revision(), CHUNK);
    while (!chunk.isEmpty()) {
      apply(chunk);
      keepWhenDue();
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
