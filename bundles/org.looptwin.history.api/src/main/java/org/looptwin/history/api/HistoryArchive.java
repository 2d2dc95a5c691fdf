package org.looptwin.history.api;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.looptwin.model.telemetry.JournalEntry;
import org.osgi.annotation.versioning.ProviderType;

/** History files of homes, running or not, for reading only. */
@ProviderType
public interface HistoryArchive {
  /**
   * Hands out everything a file stores, by series and time; entries carry their journal offset
   * where the store keeps it, else 0.
   *
   * @throws IllegalStateException when the file is no history
   */
  void export(Path historyFile, Consumer<JournalEntry> sink);

  /** As {@link #export(Path, Consumer)}, of a selection only. */
  default void export(Path historyFile, Selection selection, Consumer<JournalEntry> sink) {
    export(
        historyFile,
        entry -> {
          if (selection.includes(entry.reading())) {
            sink.accept(entry);
          }
        });
  }
}
