package org.looptwin.twin.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.looptwin.model.home.Home;
import org.osgi.annotation.versioning.ProviderType;

/** Copies of homes: taken beside a running server, verified, put back. */
@ProviderType
public interface HomeBackup {
  /**
   * Copies a home, running or not. What stands in the copied history and ledger also stands in the
   * copied journal.
   *
   * @param out a new file that ends with {@code .tar.gz} or {@code .tgz}, else a new or empty
   *     folder
   * @param version of the server, for the manifest
   * @param at now, for the manifest
   * @throws IllegalArgumentException when the home has no journal, or {@code out} holds something
   * @throws java.io.UncheckedIOException when it cannot be read or written; nothing is left behind
   */
  Contents backUp(Home home, Path out, String version, Instant at);

  /**
   * Reads a backup whole and compares every file with the manifest.
   *
   * @throws Damaged with the name of the file
   * @throws java.io.UncheckedIOException when it cannot be read
   */
  Contents verify(Path backup);

  /**
   * Verifies a backup and puts it in place.
   *
   * @param home a folder that is empty or not there
   * @throws IllegalArgumentException when the folder holds something
   * @throws Damaged with the name of the file; nothing is left behind
   * @throws java.io.UncheckedIOException when it cannot be read or written
   */
  Contents restore(Path backup, Home home);

  /**
   * What a backup holds.
   *
   * @param home the folder it was taken from
   * @param journalOffset the newest reading in it; 0 for none
   * @param ledgerHash of the ledger's last line; "" when there is none
   * @param files in the order in which they were copied
   */
  record Contents(
      String version,
      Instant createdAt,
      Path home,
      long journalOffset,
      long ledgerLines,
      String ledgerHash,
      List<CopiedFile> files) {
    public Contents {
      files = List.copyOf(files);
    }

    /** All files together. */
    public long bytes() {
      return files.stream().mapToLong(CopiedFile::bytes).sum();
    }
  }

  /**
   * A file of a backup.
   *
   * @param path below the home, with slashes
   * @param sha256 in hex
   * @param mode permissions as in {@code rw-r-----}; "" where the system has none
   */
  record CopiedFile(String path, long bytes, String sha256, String mode) {}

  /** A backup is not what its manifest says. */
  final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Damaged(String message) {
      super(message);
    }
  }
}
