package org.looptwin.rules.api;

import java.util.List;
import java.util.Optional;
import org.looptwin.model.forecast.TelemetryOutlook;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.TwinSnapshot;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Rules at work on the stream of readings, in event time. Used by one thread. Deterministic: equal
 * rules, memory and entries give equal requests.
 */
@ProviderType
public interface RuleSession extends AutoCloseable {
  /**
   * Feeds readings in journal order, one at a time.
   *
   * @param after the twin after the last of them
   * @return what the rules ask for, in the order they fired; an exception in a rule is a RAISE
   *     request about that rule
   */
  List<Request> advance(List<JournalEntry> entries, TwinSnapshot after);

  /**
   * Takes notice, between two readings, of what is heard no more. It is heard again with a reading
   * that is not stale when it comes in; after a silence of all, with any reading. What is known to
   * be silent already changes nothing.
   *
   * @param now the twin after the last reading
   * @return what the rules ask for, in the order they fired
   */
  default List<Request> notice(Silence silence, TwinSnapshot now) {
    return List.of();
  }

  /** What it has been told is silent and has not heard since. */
  default Silence silence() {
    return Silence.NONE;
  }

  /**
   * What is foreseen of a series; empty when no rule of this session looks at forecasts, or too
   * little is known of it. For any thread.
   */
  default Optional<TelemetryOutlook> outlook(SeriesId series) {
    return Optional.empty();
  }

  /** Why nothing is foreseen of a series, in words; empty when something is. For any thread. */
  default String unforeseen(SeriesId series) {
    return outlook(series).isPresent() ? "" : "no rule in force looks at forecasts";
  }

  /** What must be carried over to the next session: standing conditions with their start. */
  RuleMemory memory();

  @Override
  void close();
}
