package org.looptwin.loop;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.looptwin.model.json.MetricCatalogueFile;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.twin.Staleness;
import org.looptwin.rules.api.Silence;
import org.looptwin.rules.api.SilenceWatch;

/**
 * Notices what is heard no more. When that is decided by the clock it becomes a ledger line; an
 * earlier run's lines are given again at their offsets while the readings behind the checkpoint are
 * read once more. Used by the loop's thread alone.
 */
final class Listening {
  private final SilenceWatch watch;
  private final Deque<Told> told = new ArrayDeque<>();

  /**
   * A silence that stands in the ledger.
   *
   * @param offset after which it was noticed
   * @param answered whether a step has ended since
   */
  record Told(long offset, Silence silence, boolean answered) {}

  Listening(Case reference) {
    this.watch =
        new SilenceWatch(new Staleness(MetricCatalogueFile.standard(), reference.extended()));
  }

  /** The server begins to listen, or listens again after it could take nothing. */
  void begin(Instant now) {
    watch.listenFrom(now);
  }

  /**
   * Continues where an earlier run ended.
   *
   * @param standing what the rules know to be silent
   * @param lines to be given again, in order
   */
  void resume(Silence standing, Collection<Told> lines, Instant now) {
    watch.continueWith(standing);
    told.addAll(lines);
    watch.listenFrom(now);
  }

  void hear(List<JournalEntry> entries) {
    watch.hear(entries);
  }

  /** Whether something may have fallen silent. */
  boolean due(Instant now) {
    return told.isEmpty() && watch.due(now);
  }

  /**
   * What has fallen silent.
   *
   * @param down the connector that does not run when none does, else empty
   */
  Optional<Silence> look(Instant now, Supplier<String> down) {
    return watch.look(now, down);
  }

  /** How many of these entries come before the next line that is to be given again. */
  int untilTold(List<JournalEntry> entries) {
    if (told.isEmpty() || entries.isEmpty()) {
      return entries.size();
    }
    long room = told.peek().offset() - entries.get(0).offset() + 1;
    return (int) Math.max(0, Math.min(room, entries.size()));
  }

  /** The lines that are to be given again up to this offset. */
  List<Told> toldUpTo(long offset) {
    List<Told> again = new ArrayList<>();
    while (!told.isEmpty() && told.peek().offset() <= offset) {
      again.add(told.poll());
    }
    again.forEach(line -> watch.continueWith(line.silence()));
    return again;
  }
}
