package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal's file, as its one writer uses it. One thread only. */
final class JournalFile implements BatchStore {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
  private static final int MOST_QUARANTINED = 10_000;
  private final Path file;
  private final String root;
  private Session session;

  /**
   * @param root what comes before a message's topic, e.g. {@code looptwin/v1/meb-europe/}
   */
  JournalFile(Path file, String root) throws SQLException {
    this.file = file;
    this.root = root;
    this.session = new Session(file);
  }

  /** One connection with what it remembers of the file; given up after any failure. */
  private static final class Session {
    private final Connection connection;
    private final SeriesTable series;
    private final KnownReadings known;
    private final QuarantineTable quarantine;
    private final PreparedStatement insert;
    private long last;

    private Session(Path file) throws SQLException {
      connection = JournalDatabase.forWriting(file);
      series = new SeriesTable(connection);
      known = new KnownReadings(connection);
      quarantine = new QuarantineTable(connection, MOST_QUARANTINED);
      insert = connection.prepareStatement(EntryRow.INSERT);
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT max(entry_offset) FROM entry")) {
        last = row.next() ? row.getLong(1) : 0;
      }
      connection.rollback();
    }
  }

  @Override
  public List<Settled> append(List<Message> batch) throws SQLException {
    if (session == null) {
      reopen();
    }
    try {
      List<Settled> settled = new ArrayList<>(batch.size());
      for (Message message : batch) {
        settled.add(append(message));
      }
      keepRejected(settled);
      session.connection.commit();
      return settled;
    } catch (SQLException | RuntimeException e) {
      giveUp();
      throw e;
    }
  }

  private Settled append(Message message) throws SQLException {
    List<JournalEntry> accepted = new ArrayList<>(message.candidates().size());
    Rejections conflicts = new Rejections();
    int duplicates = 0;
    int skewed = 0;
    for (Candidate candidate : message.candidates()) {
      Reading reading = candidate.reading();
      long series = session.series.number(reading.series());
      long ts = reading.ts().toEpochMilli();
      Optional<KnownReadings.Stored> stored = session.known.find(series, reading.src(), ts);
      if (stored.isEmpty()) {
        accepted.add(insert(message, candidate, series));
        session.known.added(series, reading.src(), ts);
        skewed += candidate.skewed() ? 1 : 0;
      } else if (same(stored.get(), candidate)) {
        duplicates++;
      } else {
        conflicts.add(conflict(stored.get(), candidate));
      }
    }
    List<Rejection> rejections = new ArrayList<>(message.rejections());
    rejections.addAll(conflicts.list());
    return new Settled(message, accepted, duplicates, skewed, rejections);
  }

  private JournalEntry insert(Message message, Candidate candidate, long series)
      throws SQLException {
    JournalEntry entry =
        new JournalEntry(session.last + 1, candidate.reading(), message.receivedAt());
    EntryRow.bind(session.insert, entry, series, candidate.sent());
    session.insert.executeUpdate();
    session.last++;
    return entry;
  }

  private static boolean same(KnownReadings.Stored stored, Candidate candidate) {
    return stored.value().equals(candidate.reading().value()) && stored.sent() == candidate.sent();
  }

  private static Rejection conflict(KnownReadings.Stored stored, Candidate candidate) {
    Reading reading = candidate.reading();
    return Rejection.of(
        Reason.CONFLICT,
        "%s at %s from '%s' is %s (%s); %s (%s) is known already.",
        reading.series(),
        reading.ts(),
        reading.src(),
        reading.value(),
        candidate.sent(),
        stored.value(),
        stored.sent());
  }

  private void keepRejected(List<Settled> settled) throws SQLException {
    boolean any = false;
    for (Settled message : settled) {
      for (Rejection rejection : message.rejections()) {
        if (rejection.kept()) {
          Quarantined quarantined = Quarantined.of(message.message(), rejection, root);
          session.quarantine.insert(message.message().incoming().connector(), quarantined);
          any = true;
        }
      }
    }
    if (any) {
      session.quarantine.trim();
    }
  }

  /** The newest quarantined messages, newest first. */
  List<Quarantined> quarantined(int most) throws SQLException {
    List<Quarantined> newest = session.quarantine.newest(most);
    session.connection.rollback();
    return newest;
  }

  @Override
  public void reopen() throws SQLException {
    giveUp();
    session = new Session(file);
  }

  private void giveUp() {
    if (session == null) {
      return;
    }
    try {
      session.connection.close();
    } catch (SQLException e) {
      LOG.debug("Closing {} after a failure failed too.", file, e);
    }
    session = null;
  }

  @Override
  public void close() {
    giveUp();
  }
}
