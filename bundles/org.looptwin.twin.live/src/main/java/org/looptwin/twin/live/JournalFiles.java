package org.looptwin.twin.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.looptwin.twin.api.JournalArchive;
import org.osgi.service.component.annotations.Component;

/** Journals of homes that are not running, as SQLite files. */
@Component
public final class JournalFiles implements JournalArchive {
  @Override
  public Reader open(Path journalFile) {
    if (!Files.isRegularFile(journalFile)) {
      throw new IllegalArgumentException(
          "There is no journal %s. Maybe the home folder is another one.".formatted(journalFile));
    }
    return new JournalReader(journalFile);
  }

  @Override
  public Writer create(Path journalFile) {
    if (Files.exists(journalFile)) {
      throw new IllegalArgumentException(
          "There is a journal %s already; expected an empty folder.".formatted(journalFile));
    }
    try {
      Files.createDirectories(journalFile.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The folder of %s cannot be created.".formatted(journalFile), e);
    }
    return new JournalCopy(journalFile);
  }
}
