package org.looptwin.history.sqlite;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The history as it was at one moment. One thread; close it soon, for it keeps files alive. */
final class View implements AutoCloseable {
  private final Connection main;
  private final long[] fresh;
  private final List<Part> parts;

  private View(Connection main, long[] fresh, List<Part> parts) {
    this.main = main;
    this.fresh = fresh;
    this.parts = parts;
  }

  /** Takes over the connection and the pins of the parts. */
  static View open(Connection main, long[] fresh, List<Part> parts) throws SQLException {
    View view = new View(main, fresh, parts);
    try (Statement begin = main.createStatement()) {
      begin.execute("BEGIN");
      try (ResultSet first = begin.executeQuery("SELECT flushed FROM progress")) {
        first.next();
      }
      return view;
    } catch (SQLException e) {
      view.close();
      throw e;
    }
  }

  Connection main() {
    return main;
  }

  /** Offsets of the rows in the main file that matter, as a JSON array. */
  String freshOffsets() {
    return LongStream.of(fresh).mapToObj(Long::toString).collect(Collectors.joining(",", "[", "]"));
  }

  boolean hasFresh() {
    return fresh.length > 0;
  }

  List<Part> parts() {
    return parts;
  }

  /** What is asked of every part. */
  interface Question {
    void ask(PartFile about, Connection part) throws SQLException;
  }

  void each(Question question) throws SQLException {
    ask(parts, question);
  }

  void each(Comparator<Part> order, Question question) throws SQLException {
    ask(parts.stream().sorted(order).toList(), question);
  }

  private static void ask(List<Part> parts, Question question) throws SQLException {
    for (Part part : parts) {
      Connection connection = part.take();
      boolean answered = false;
      try {
        question.ask(part.about(), connection);
        answered = true;
      } finally {
        if (answered) {
          part.give(connection);
        } else {
          connection.close();
        }
      }
    }
  }

  /** What is asked of all parts with readings at once. */
  interface Meeting {
    void hold(List<Connection> parts) throws SQLException;
  }

  void together(Meeting meeting) throws SQLException {
    List<Connection> open = new ArrayList<>();
    try {
      for (Part part : parts) {
        if (part.about().kind() == PartFile.Kind.POINTS) {
          open.add(Part.open(part.path()));
        }
      }
      meeting.hold(open);
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    parts.forEach(Part::release);
    main.close();
  }
}
