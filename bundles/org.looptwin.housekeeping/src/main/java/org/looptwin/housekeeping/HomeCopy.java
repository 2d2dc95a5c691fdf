package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.JournalArchive;

/** Copies one home into one backup, file by file in the order of {@link Selection}. */
final class HomeCopy {
  private final Home home;
  private final Selection selection;
  private final BackupWriter writer;
  private final Path staging;
  private final JournalArchive journals;

  /**
   * @param staging an empty folder with room for the largest file
   */
  HomeCopy(Home home, BackupWriter writer, Path staging, JournalArchive journals) {
    this.home = home;
    this.selection = new Selection(home);
    this.writer = writer;
    this.staging = staging;
    this.journals = journals;
  }

  Contents copy(String version, Instant at) throws IOException {
    history();
    ordinary(selection.ordinary());
    LedgerCopy ledger = ledger();
    ordinary(selection.below());
    long offset = journal();
    return new Contents(
        version, at, home.root(), offset, ledger.lines(), ledger.hash(), writer.files());
  }

  /** Files that the main file of the moment names existed then: before or after it was copied. */
  private void history() throws IOException {
    try (Pins pins = new Pins(home.data())) {
      pins.add(written(selection.parts()));
      if (Files.exists(home.history())) {
        database(home.history());
      }
      pins.add(written(selection.parts()));
      for (Map.Entry<Path, Path> pin : pins.all().entrySet()) {
        writer.add(selection.name(pin.getKey()), pin.getValue(), Modes.of(pin.getValue()));
      }
    }
    for (Path file : selection.parts()) {
      if (SqliteCopy.changes(file)) {
        database(file);
      }
    }
  }

  private static List<Path> written(List<Path> files) throws IOException {
    List<Path> once = new java.util.ArrayList<>();
    for (Path file : files) {
      try {
        if (!SqliteCopy.changes(file)) {
          once.add(file);
        }
      } catch (NoSuchFileException gone) {
        continue; // replaced by another, which is in the next list
      }
    }
    return once;
  }

  private void ordinary(List<Path> files) throws IOException {
    for (Path file : files) {
      Path copy = staging.resolve("file");
      try {
        String mode = Modes.of(file);
        Files.copy(file, copy);
        writer.add(selection.name(file), copy, mode);
      } catch (NoSuchFileException gone) {
        continue; // a plug-in or a rule was taken away meanwhile
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }

  private LedgerCopy ledger() throws IOException {
    if (!Files.exists(home.ledger())) {
      return LedgerCopy.NONE;
    }
    Path copy = staging.resolve("ledger");
    LedgerCopy ledger = LedgerCopy.copy(home.ledger(), copy);
    writer.add(selection.name(home.ledger()), copy, Modes.of(home.ledger()));
    Files.delete(copy);
    return ledger;
  }

  private long journal() throws IOException {
    Path copy = snapshot(home.journal());
    long offset;
    try (JournalArchive.Reader journal = journals.open(copy)) {
      offset = journal.last();
    }
    add(home.journal(), copy);
    return offset;
  }

  private void database(Path file) throws IOException {
    add(file, snapshot(file));
  }

  private Path snapshot(Path file) throws IOException {
    Path copy = staging.resolve("database");
    SqliteCopy.copy(file, copy);
    return copy;
  }

  private void add(Path file, Path copy) throws IOException {
    writer.add(selection.name(file), copy, Modes.of(file));
    Folders.delete(copy);
    for (String beside : List.of("-wal", "-shm", "-journal")) {
      Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + beside));
    }
  }
}
