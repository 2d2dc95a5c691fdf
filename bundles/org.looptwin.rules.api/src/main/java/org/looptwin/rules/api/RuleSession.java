package org.looptwin.rules.api;

import java.util.List;
import org.looptwin.model.request.Request;
import org.looptwin.model.telemetry.JournalEntry;
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

  /** What must be carried over to the next session: standing conditions with their start. */
  RuleMemory memory();

  @Override
  void close();
}
