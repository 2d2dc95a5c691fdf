package org.looptwin.history.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.history.api.Selection;
import org.looptwin.model.telemetry.JournalEntry;
import org.osgi.service.component.annotations.Component;

/** Reads history files of homes, running or not. */
@Component
public final class HistoryFiles implements HistoryArchive {
  private static final int TRIALS = 5;

  @Override
  public void export(Path historyFile, Consumer<JournalEntry> sink) {
    export(historyFile, Selection.everything(), sink);
  }

  @Override
  public void export(Path historyFile, Selection selection, Consumer<JournalEntry> sink) {
    if (!Files.isRegularFile(historyFile)) {
      throw new IllegalStateException(
          "There is no history %s, expected the data/history.db of a home.".formatted(historyFile));
    }
    HistoryDatabase database = new HistoryDatabase(historyFile);
    try {
      checkForm(database);
      for (int trial = 1; !exported(database, selection, sink); trial++) {
        if (trial == TRIALS) {
          throw new SQLException("parts in %s are missing".formatted(database.parts()));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The history %s cannot be read: %s".formatted(historyFile, e.getMessage()), e);
    }
  }

  private static void checkForm(HistoryDatabase database) throws SQLException {
    int version = database.version();
    if (version != HistoryDatabase.VERSION) {
      throw new SQLException(
          "it is of form %d, expected %d. Maybe start the server once; it is filled again from the"
                  .formatted(version, HistoryDatabase.VERSION)
              + " journal");
    }
  }

  /**
   * False when a running server has replaced a part between the look at the list and its opening.
   */
  private static boolean exported(
      HistoryDatabase database, Selection selection, Consumer<JournalEntry> sink)
      throws SQLException {
    List<Connection> parts = new ArrayList<>();
    try (Connection main = database.forReading();
        Statement begin = main.createStatement()) {
      begin.execute("BEGIN");
      for (PartFile part : PartFile.list(main)) {
        if (part.kind() == PartFile.Kind.POINTS) {
          Path file = database.parts().resolve(part.name());
          if (!Files.exists(file)) {
            return false;
          }
          parts.add(Part.open(file));
        }
      }
      new PointExport(selection, main, parts).run(sink);
      return true;
    } finally {
      for (Connection part : parts) {
        part.close();
      }
    }
  }
}
