package org.looptwin.history.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/**
 * Writes parts: sorted, from one end to the other, synced before they get their name. A failure
 * leaves no file.
 */
final class PartBuilder {
  /** SQLite attaches ten files at most. */
  static final int MOST_MERGED = 8;

  private static final int PAGE = 8_192;
  private static final String POINT =
      "CREATE TABLE point (series INTEGER NOT NULL, ts INTEGER NOT NULL, src TEXT NOT NULL,"
          + " value NOT NULL, quality INTEGER NOT NULL, seq INTEGER NOT NULL,"
          + " entry_offset INTEGER NOT NULL, delay INTEGER NOT NULL,"
          + " PRIMARY KEY (series, ts, src)) WITHOUT ROWID";
  private final HistoryDatabase database;
  private final Parts parts;
  private volatile boolean stopped;

  PartBuilder(HistoryDatabase database, Parts parts) {
    this.database = database;
    this.parts = parts;
  }

  /** What is being written ends with an exception. */
  void stop() {
    stopped = true;
  }

  private boolean stopped() {
    return stopped;
  }

  /** What a new file is filled with. */
  interface Filling {
    PartFile fill(Connection file, PartFile part) throws SQLException;
  }

  /** The readings of one chunk that came in after one offset, up to another. */
  PartFile fromMain(Chunk chunk, long after, long upTo) throws SQLException, IOException {
    String chosen =
        " FROM source.fresh WHERE entry_offset > %d AND entry_offset <= %d AND ts >= %d AND ts < %d"
            .formatted(after, upTo, chunk.from(), chunk.to());
    return build(
        chunk,
        PartFile.Kind.POINTS,
        (file, part) -> {
          try (Statement statement = file.createStatement()) {
            statement.execute(POINT);
            attach(file, database.file(), "source");
            statement.execute(
                "INSERT OR REPLACE INTO point SELECT %s%s ORDER BY series, ts, src, entry_offset"
                    .formatted(HistoryDatabase.COLUMNS, chosen));
            return described(statement, part, "SELECT min(ts), max(ts), count(*)" + chosen);
          }
        });
  }

  private static PartFile described(Statement statement, PartFile part, String sql)
      throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return new PartFile(
          part.name(), part.kind(), part.chunk(), row.getLong(1), row.getLong(2), row.getLong(3));
    }
  }

  /** One part of up to {@link #MOST_MERGED} that hold readings of the same chunk. */
  PartFile merge(Chunk chunk, List<Part> sources) throws SQLException, IOException {
    String all =
        IntStream.range(0, sources.size())
            .mapToObj(i -> "SELECT %s FROM s%d.point".formatted(HistoryDatabase.COLUMNS, i))
            .collect(Collectors.joining(" UNION ALL "));
    return build(
        chunk,
        PartFile.Kind.POINTS,
        (file, part) -> {
          try (Statement statement = file.createStatement()) {
            statement.execute(POINT);
            for (int i = 0; i < sources.size(); i++) {
              attach(file, sources.get(i).path(), "s" + i);
            }
            statement.execute("INSERT OR REPLACE INTO point " + all + " ORDER BY 1, 2, 3");
            return sum(part, sources);
          }
        });
  }

  private static PartFile sum(PartFile part, List<Part> sources) {
    List<PartFile> files = sources.stream().map(Part::about).toList();
    return new PartFile(
        part.name(),
        part.kind(),
        part.chunk(),
        files.stream().mapToLong(PartFile::first).min().orElse(0),
        files.stream().mapToLong(PartFile::last).max().orElse(0),
        files.stream().mapToLong(PartFile::amount).sum());
  }

  /** Hourly roll-ups of everything that parts of a chunk hold, readings and roll-ups. */
  PartFile rollUp(Chunk chunk, List<Part> sources) throws SQLException, IOException {
    return build(
        chunk,
        PartFile.Kind.HOURS,
        (file, part) -> {
          HourRows hours = new HourRows(file);
          for (Part source : sources) {
            try (Connection from = Part.open(source.path())) {
              hours.add(from, source.about().kind());
            }
          }
          try (Statement statement = file.createStatement()) {
            return described(statement, part, "SELECT min(ts), max(last_ts), count(*) FROM hour");
          }
        });
  }

  /** Creates the table of readings and runs a statement that fills it in the order of its key. */
  static void fill(Connection file, String insert) throws SQLException {
    try (Statement statement = file.createStatement()) {
      statement.execute(POINT);
      statement.execute(insert);
    }
  }

  /** The next chunk that has readings between two offsets, from a time on. */
  Optional<Long> firstTime(long after, long upTo, long from) throws SQLException {
    try (Connection main = database.forReading();
        PreparedStatement select =
            main.prepareStatement(
                "SELECT min(ts) FROM fresh WHERE entry_offset > ? AND entry_offset <= ?"
                    + " AND ts >= ?")) {
      select.setLong(1, after);
      select.setLong(2, upTo);
      select.setLong(3, from);
      try (ResultSet row = select.executeQuery()) {
        long first = row.getLong(1);
        return row.wasNull() ? Optional.empty() : Optional.of(first);
      }
    }
  }

  PartFile build(Chunk chunk, PartFile.Kind kind, Filling filling)
      throws SQLException, IOException {
    PartFile part = new PartFile(parts.freshName(chunk, kind), kind, chunk, 0, 0, 0);
    Path target = parts.folder().resolve(part.name());
    Path growing = parts.folder().resolve(part.name() + ".new");
    try {
      PartFile filled;
      try (Connection file = create(growing);
          GradualSync sync = new GradualSync(growing, this::stopped)) {
        sync.during(file);
        filled = filling.fill(file, part);
      }
      sync(growing);
      Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
      return filled;
    } finally {
      Files.deleteIfExists(growing);
    }
  }

  private static Connection create(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setPageSize(PAGE);
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    return JDBC.createConnection("jdbc:sqlite:" + file, config.toProperties());
  }

  private static void attach(Connection file, Path other, String name) throws SQLException {
    try (PreparedStatement attach = file.prepareStatement("ATTACH ? AS " + name)) {
      attach.setString(1, other.toString());
      attach.execute();
    }
  }

  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
