package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.looptwin.model.home.Home;
import org.looptwin.twin.api.HomeBackup;
import org.looptwin.twin.api.JournalArchive;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backups as {@code tar.gz} files or folders with a manifest. */
@Component
public final class HomeBackups implements HomeBackup {
  private final JournalArchive journals;

  @Activate
  public HomeBackups(@Reference JournalArchive journals) {
    this.journals = journals;
  }

  @Override
  public Contents backUp(Home home, Path out, String version, Instant at) {
    Path place = out.toAbsolutePath().normalize();
    check(home, place);
    try {
      Files.createDirectories(place.getParent());
      return written(home, place, version, at);
    } catch (IOException e) {
      throw new UncheckedIOException("the backup %s cannot be made: %s".formatted(out, said(e)), e);
    }
  }

  private Contents written(Home home, Path place, String version, Instant at) throws IOException {
    Path staging = place.resolveSibling(place.getFileName() + ".staging");
    Folders.delete(staging);
    try (BackupWriter writer = new BackupWriter(place, at.getEpochSecond())) {
      Files.createDirectories(staging);
      Modes.ownerOnly(staging);
      Contents contents = new HomeCopy(home, writer, staging, journals).copy(version, at);
      writer.finish(Manifest.bytes(contents));
      return contents;
    } finally {
      Folders.delete(staging);
    }
  }

  private static void check(Home home, Path place) {
    if (!Files.exists(home.journal())) {
      throw new IllegalArgumentException(
          "%s is no home with a journal, expected %s. Maybe use --home DIR"
              .formatted(home.root(), home.journal()));
    }
    if (place.startsWith(home.root())) {
      throw new IllegalArgumentException(
          "%s lies in the home itself, expected a place outside of it".formatted(place));
    }
    try {
      boolean free = BackupWriter.isArchive(place) ? !Files.exists(place) : Folders.free(place);
      if (!free) {
        throw new IllegalArgumentException(
            "%s exists already, expected a new file, or a new or empty folder".formatted(place));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(place, said(e)), e);
    }
  }

  @Override
  public Contents verify(Path backup) {
    try {
      return new BackupReader(backup, BackupReader.NOWHERE).read();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read: %s".formatted(backup, said(e)), e);
    }
  }

  @Override
  public Contents restore(Path backup, Home home) {
    try {
      if (!Folders.free(home.root())) {
        throw new IllegalArgumentException(
            "%s is not empty, expected a new or empty folder".formatted(home.root()));
      }
      try (Restoration restoration = new Restoration(backup, home)) {
        return restoration.restore();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be restored: %s".formatted(backup, said(e)), e);
    }
  }

  private static String said(IOException e) {
    return e instanceof NoSuchFileException ? "there is no " + e.getMessage() : e.getMessage();
  }
}
