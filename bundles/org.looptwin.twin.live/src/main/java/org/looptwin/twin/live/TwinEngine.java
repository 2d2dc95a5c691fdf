package org.looptwin.twin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.looptwin.connector.api.Inbox;
import org.looptwin.connector.api.Incoming;
import org.looptwin.connector.api.Refusal;
import org.looptwin.model.network.Case;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.MetricCatalogue;
import org.looptwin.model.telemetry.SeriesId;
import org.looptwin.model.twin.Signal;
import org.looptwin.twin.api.IngestAccount;
import org.looptwin.twin.api.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gate, journal and twin put together: from a connector's message to its acknowledgement. */
final class TwinEngine implements Inbox, Journal, IngestAccount, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TwinEngine.class);

  /** What the server publishes comes back over MQTT; over HTTP somebody means to send it. */
  private static final String HTTP = "http";

  private static final int INTAKE_BYTES = 16 * 1024 * 1024;
  private static final int SNAPSHOT_EVERY = 50_000;
  private static final long ARCHIVE_EVERY = 1_000_000;

  /** Entries kept in memory for the histories and the loop, about 4 MB. */
  private static final int RECENT = 20_000;

  private static final long CLOSE_MS = 10_000;
  private final Gate gate;
  private final Account account = new Account();
  private final Intake intake = new Intake(INTAKE_BYTES);
  private final Listeners listeners = new Listeners();
  private final RecentEntries recent = new RecentEntries(RECENT);
  private final Backoff backoff = new Backoff(50, 5_000);
  private final JournalAlarm alarm = new JournalAlarm();
  private final BatchStore store;
  private final JournalReader reader;
  private final TwinState twin;
  private final Quarantine quarantine;
  private final Thread writer;

  /** Opens, or creates, what lies in a home's data folder and starts to write. */
  static TwinEngine open(
      Path journalFile, String network, Case source, MetricCatalogue catalogue, Clock clock)
      throws SQLException {
    String root = "looptwin/v1/" + network + "/";
    JournalFile journal = new JournalFile(journalFile, root);
    try {
      Quarantine quarantine = new Quarantine(root, journal.quarantined(Quarantine.NEWEST));
      Gate gate = new Gate(source, catalogue, clock);
      return new TwinEngine(journalFile, network, gate, journal, quarantine, SNAPSHOT_EVERY);
    } catch (SQLException | RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  TwinEngine(
      Path journalFile,
      String network,
      Gate gate,
      BatchStore store,
      Quarantine quarantine,
      int snapshotEvery) {
    this.gate = gate;
    this.store = store;
    this.quarantine = quarantine;
    this.reader = new JournalReader(journalFile);
    SnapshotShelf snapshots = shelf(journalFile);
    this.twin = new TwinState(network, reader, snapshots, snapshotEvery);
    store.trust(this::newest);
    gate.lastKnown(series -> twin.snapshot().signal(series).map(Signal::value).orElse(null));
    LOG.info("The twin of {} stands at revision {}.", network, last());
    this.writer =
        new Thread(
            new JournalWriter(
                intake, store, twin, recent, account, quarantine, listeners, backoff, alarm),
            "looptwin-journal");
    writer.setUncaughtExceptionHandler((thread, e) -> writerDied(e));
    writer.start();
  }

  private static SnapshotShelf shelf(Path journalFile) {
    try {
      SnapshotArchive archive =
          new SnapshotArchive(journalFile.resolveSibling("twin-snapshots"), ARCHIVE_EVERY);
      return new SnapshotShelf(journalFile.resolveSibling("twin-snapshot"), archive);
    } catch (IOException e) {
      throw new UncheckedIOException("The twin's snapshots cannot be listed", e);
    }
  }

  /** A reading never goes back in the twin, so that it shows the newest of every series. */
  private long newest(SeriesId series) {
    return twin.snapshot().signal(series).map(s -> s.ts().toEpochMilli()).orElse(Long.MIN_VALUE);
  }

  private void writerDied(Throwable e) {
    LOG.error("The journal's thread died; nothing is taken any more. Restart the server.", e);
    intake.close();
  }

  @Override
  public void deliver(Incoming incoming) throws InterruptedException {
    if (gate.isOwn(incoming.topic()) && !incoming.connector().equals(HTTP)) {
      incoming.acknowledge().run();
      return;
    }
    take(gate.check(incoming));
  }

  @Override
  public void refuse(Incoming incoming, Refusal reason, String detail) throws InterruptedException {
    take(gate.refuse(incoming, Reason.of(reason), detail));
  }

  private void take(Message message) throws InterruptedException {
    account.take(message);
    boolean taken = false;
    try {
      intake.put(message);
      taken = true;
    } finally {
      if (!taken) {
        account.giveBack(message);
      }
    }
  }

  TwinState twin() {
    return twin;
  }

  Quarantine quarantine() {
    return quarantine;
  }

  @Override
  public long last() {
    return twin.snapshot().revision();
  }

  @Override
  public List<JournalEntry> read(long after, int max) {
    List<JournalEntry> known = recent.read(after, max);
    return known == null ? reader.read(after, max) : known;
  }

  @Override
  public Subscription onAppend(LongConsumer listener) {
    return listeners.add(listener);
  }

  @Override
  public Map<String, Counts> counts() {
    return account.counts();
  }

  @Override
  public List<String> quarantined() {
    return quarantine.newest();
  }

  @Override
  public Optional<String> trouble() {
    return writer.isAlive()
        ? alarm.sentence()
        : Optional.of("The journal's thread has ended; nothing is taken. Restart the server.");
  }

  JournalAlarm alarm() {
    return alarm;
  }

  /** Takes no more and writes what was taken; reading is still possible. */
  void drain() {
    intake.close();
    backoff.end();
    try {
      writer.join(CLOSE_MS);
      if (writer.isAlive()) {
        LOG.warn("The journal's thread does not end; what it holds is not acknowledged.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Drains, tells the account, keeps a snapshot, closes. */
  @Override
  public void close() {
    drain();
    account.sentences().forEach(sentence -> LOG.info("Readings since the start, {}.", sentence));
    twin.keep();
    reader.close();
    if (!writer.isAlive()) {
      store.close();
    }
  }
}
