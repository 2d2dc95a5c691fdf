package org.looptwin.twin.live;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.looptwin.model.telemetry.JournalEntry;
import org.looptwin.model.telemetry.Reading;
import org.looptwin.model.telemetry.SeriesId;

/** The journal's file, as its one writer uses it. One thread only. */
final class JournalFile implements BatchStore {
  private final Path file;
  private final String root;
  private ToLongFunction<SeriesId> newest = series -> Long.MAX_VALUE;
  private JournalSession session;

  /**
   * @param root what comes before a message's topic, e.g. {@code looptwin/v1/meb-europe/}
   */
  JournalFile(Path file, String root) throws SQLException {
    this.file = file;
    this.root = root;
    this.session = session();
  }

  @Override
  public void trust(ToLongFunction<SeriesId> newestOfSeries) {
    newest = newestOfSeries;
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
      session.insert.flush();
      keepRejected(settled);
      session.commit();
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
      Optional<KnownReadings.Stored> stored =
          session.known.find(series, reading.series(), reading.src(), ts);
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

  private JournalEntry insert(Message message, Candidate candidate, long series) {
    JournalEntry entry =
        new JournalEntry(++session.last, candidate.reading(), message.receivedAt());
    session.insert.add(entry, series, candidate.sent());
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
    session.rollback();
    return newest;
  }

  @Override
  public void reopen() throws SQLException {
    giveUp();
    session = session();
  }

  private JournalSession session() throws SQLException {
    return new JournalSession(file, series -> newest.applyAsLong(series));
  }

  private void giveUp() {
    if (session == null) {
      return;
    }
    session.close();
    session = null;
  }

  @Override
  public void close() {
    giveUp();
  }
}
