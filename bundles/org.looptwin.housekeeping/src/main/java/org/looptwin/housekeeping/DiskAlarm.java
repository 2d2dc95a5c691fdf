package org.looptwin.housekeeping;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.looptwin.connector.api.Outbox;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.Value;
import org.looptwin.twin.api.DiskWatch.Use;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands while the disk or its budget is nearly used up. It is published by itself, because the
 * loop's alarms come from the journal and are kept on the same disk.
 */
final class DiskAlarm {
  static final String TOPIC = "alarm/disk-budget";

  private static final Logger LOG = LoggerFactory.getLogger(DiskAlarm.class);
  private static final RuleRef RULE = new RuleRef("server", "the data fits on its disk", "");

  private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
  private String standing;

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

  /** Raises or clears it; says nothing while it stands as before. */
  synchronized void show(Use use, Instant now) {
    if (use.trouble().isPresent() && standing == null) {
      String sentence = use.trouble().get();
      LOG.warn("The disk is nearly used up: {}. {}", sentence, use.remedy());
      standing = json(use, sentence, now);
      outboxes.forEach(outbox -> publish(outbox, standing));
    } else if (use.trouble().isEmpty() && standing != null) {
      LOG.info("There is room on the disk again: {} are free.", Bytes.text(use.freeBytes()));
      standing = null;
      outboxes.forEach(outbox -> publish(outbox, ""));
    }
  }

  private static String json(Use use, String sentence, Instant now) {
    Cause cause = new Cause(0, "data", now, Value.of(sentence));
    Alarm alarm =
        new Alarm(
            "disk-budget",
            AlarmState.UNACKNOWLEDGED,
            Priority.HIGH,
            "server",
            "The disk is nearly used up: %s.".formatted(sentence),
            "When it is full, nothing is acknowledged any more. %s".formatted(use.remedy()),
            RULE,
            cause,
            now);
    return new ModelJson().tree(alarm).toString();
  }

  private static void publish(Outbox outbox, String json) {
    try {
      outbox.publish(TOPIC, json, true);
    } catch (RuntimeException e) {
      LOG.warn("The alarm about the disk could not be published.", e);
    }
  }
}
