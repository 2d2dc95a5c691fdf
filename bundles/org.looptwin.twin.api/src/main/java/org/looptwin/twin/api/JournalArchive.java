package org.looptwin.twin.api;

import java.nio.file.Path;
import java.util.List;
import org.looptwin.model.telemetry.JournalEntry;
import org.osgi.annotation.versioning.ProviderType;

/** Journals of homes that are not running: read one, write one. */
@ProviderType
public interface JournalArchive {
  /** Opens a home's journal for reading only; works beside a running server. */
  Reader open(Path journalFile);

  /** Creates an empty journal to copy entries into with their offsets and times unchanged. */
  Writer create(Path journalFile);

  /** Reads in order. */
  interface Reader extends AutoCloseable {
    long last();

    List<JournalEntry> read(long after, int max);

    @Override
    void close();
  }

  /** Writes in order. */
  interface Writer extends AutoCloseable {
    void append(List<JournalEntry> entries);

    @Override
    void close();
  }
}
