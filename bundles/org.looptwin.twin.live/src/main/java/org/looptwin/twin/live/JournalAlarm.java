package org.looptwin.twin.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.connector.api.Outbox;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.Value;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands while the journal cannot be written. It is published by itself, because the loop's alarms
 * come from the journal and are kept on the same disk.
 */
final class JournalAlarm {
  static final String TOPIC = "alarm/journal-unwritable";

  private static final Logger LOG = LoggerFactory.getLogger(JournalAlarm.class);
  private static final RuleRef RULE = new RuleRef("server", "the journal can be written", "");

  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
  private String standing;
  private String sentence;

  /** An outbox that comes while the alarm stands is told at once. */
  synchronized void add(Outbox outbox) {
    outboxes.add(outbox);
    if (standing != null) {
      publish(outbox, standing);
    }
  }

  void remove(Outbox outbox) {
    outboxes.remove(outbox);
  }

  /**
   * Raises it; does nothing while it stands.
   *
   * @param because what the disk said
   * @param at event time
   * @param offset the newest entry that was written
   */
  synchronized void raise(String because, Instant at, long offset) {
    if (standing != null) {
      return;
    }
    sentence =
        "The journal cannot be written (%s); nothing is acknowledged until it can be again. Maybe the disk is full."
            .formatted(because);
    Cause cause = new Cause(offset, "data/journal.db", at, Value.of(because));
    Alarm alarm =
        new Alarm(
            "journal-unwritable",
            AlarmState.UNACKNOWLEDGED,
            Priority.CRITICAL,
            "server",
            sentence,
            "No telemetry reaches the twin, so no decision is made.",
            RULE,
            cause,
            at);
    standing = new ModelJson().tree(alarm).toString();
    outboxes.forEach(outbox -> publish(outbox, standing));
  }

  synchronized void clear() {
    if (standing != null) {
      standing = null;
      sentence = null;
      outboxes.forEach(outbox -> publish(outbox, ""));
    }
  }

  /** The sentence for operators while it stands. */
  synchronized Optional<String> sentence() {
    return Optional.ofNullable(sentence);
  }

  private static void publish(Outbox outbox, String json) {
    try {
      outbox.publish(TOPIC, json, true);
    } catch (RuntimeException e) {
      LOG.warn("The alarm about the journal could not be published.", e);
    }
  }
}
