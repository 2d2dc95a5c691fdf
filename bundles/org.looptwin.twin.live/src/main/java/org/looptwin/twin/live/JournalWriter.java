package org.looptwin.twin.live;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.model.twin.TwinSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. For every batch: durable, then in the twin, the account and quarantine, then
 * acknowledged, then told to listeners. While the disk refuses, nothing is acknowledged and the
 * batch is retried.
 */
final class JournalWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
  private static final int BATCH_READINGS = 5_000;
  private final Intake intake;
  private final BatchStore store;
  private final TwinState twin;
  private final RecentEntries recent;
  private final Account account;
  private final Quarantine quarantine;
  private final Listeners listeners;
  private final Backoff backoff;
  private final JournalAlarm alarm;
  private boolean failing;

  JournalWriter(
      Intake intake,
      BatchStore store,
      TwinState twin,
      RecentEntries recent,
      Account account,
      Quarantine quarantine,
      Listeners listeners,
      Backoff backoff,
      JournalAlarm alarm) {
    this.intake = intake;
    this.store = store;
    this.twin = twin;
    this.recent = recent;
    this.account = account;
    this.quarantine = quarantine;
    this.listeners = listeners;
    this.backoff = backoff;
    this.alarm = alarm;
  }

  /** Writes until the intake is closed and drained, or the end comes while the disk refuses. */
  @Override
  public void run() {
    List<Message> batch = intake.take(BATCH_READINGS);
    while (!batch.isEmpty() && write(batch)) {
      batch = intake.take(BATCH_READINGS);
    }
  }

  private boolean write(List<Message> batch) {
    Optional<List<Settled>> settled = append(batch);
    while (settled.isEmpty()) {
      if (!backoff.pause()) {
        LOG.error("{} messages were not written; none of them was acknowledged.", batch.size());
        return false;
      }
      settled = append(batch);
    }
    settle(settled.get());
    return true;
  }

  /** Empty when it must be tried again. */
  private Optional<List<Settled>> append(List<Message> batch) {
    try {
      if (failing) {
        store.reopen();
        twin.catchUp();
      }
      List<Settled> settled = store.append(batch);
      worked();
      return Optional.of(settled);
    } catch (SQLException | RuntimeException e) {
      failed(e);
      return Optional.empty();
    }
  }

  private void worked() {
    if (failing) {
      LOG.info("The journal can be written again.");
      alarm.clear();
    }
    failing = false;
    backoff.reset();
  }

  private void failed(Exception e) {
    if (!failing) {
      LOG.error(
          "The journal cannot be written; nothing is acknowledged until it can be again."
              + " Maybe the disk is full.",
          e);
      TwinSnapshot last = twin.snapshot();
      alarm.raise(String.valueOf(e.getMessage()), last.eventTime(), last.revision());
    }
    failing = true;
  }

  private void settle(List<Settled> batch) {
    Map<SeriesId, Instant> newest = new HashMap<>();
    List<JournalEntry> entries = new ArrayList<>();
    int[] late = new int[batch.size()];
    for (int i = 0; i < late.length; i++) {
      late[i] = late(batch.get(i), newest);
      entries.addAll(batch.get(i).accepted());
    }
    twin.apply(entries);
    recent.add(entries);
    account.settle(batch, late);
    batch.forEach(quarantine::show);
    batch.forEach(JournalWriter::acknowledge);
    if (!entries.isEmpty()) {
      listeners.tell(twin.snapshot().revision());
      twin.keepWhenDue();
    }
  }

  /**
   * @param newest what is newer than in the twin; filled
   */
  private int late(Settled settled, Map<SeriesId, Instant> newest) {
    int late = 0;
    for (JournalEntry entry : settled.accepted()) {
      SeriesId series = entry.reading().series();
      Instant ts = entry.reading().ts();
      Instant before =
          newest.computeIfAbsent(
              series, s -> twin.snapshot().signal(s).map(Signal::ts).orElse(Instant.MIN));
      if (ts.isBefore(before)) {
        late++;
      } else {
        newest.put(series, ts);
      }
    }
    return late;
  }

  private static void acknowledge(Settled settled) {
    try {
      settled.acknowledge();
    } catch (RuntimeException e) {
      LOG.warn(
          "Connector {} failed to acknowledge a message on {}; it may come again.",
          settled.message().incoming().connector(),
          settled.message().incoming().topic(),
          e);
    }
  }
}
