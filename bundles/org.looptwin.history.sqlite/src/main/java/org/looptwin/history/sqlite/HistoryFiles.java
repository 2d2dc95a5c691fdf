package org.looptwin.history.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.looptwin.history.api.HistoryArchive;
import org.looptwin.model.telemetry.JournalEntry;
import org.osgi.service.component.annotations.Component;

/** Reads history files of homes, running or not. */
@Component
public final class HistoryFiles implements HistoryArchive {
  @Override
  public void export(Path historyFile, Consumer<JournalEntry> sink) {
    if (!Files.isRegularFile(historyFile)) {
      throw new IllegalStateException(
          "There is no history %s, expected the data/history.db of a home.".formatted(historyFile));
    }
    try (Connection reading = new HistoryDatabase(historyFile).forReading()) {
      PointExport.run(reading, sink);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The history %s cannot be read: %s".formatted(historyFile, e.getMessage()), e);
    }
  }
}
