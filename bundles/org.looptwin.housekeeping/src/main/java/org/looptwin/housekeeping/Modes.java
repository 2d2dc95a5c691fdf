package org.looptwin.housekeeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Who may read a file, as text and as tar writes it. */
final class Modes {
  private static final String OWNER_ONLY = "rw-------";

  private Modes() {}

  /** E.g. {@code rw-r-----}; "" where the system has none. */
  static String of(Path file) throws IOException {
    return posix(file) ? PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) : "";
  }

  /** E.g. 0640; for the owner alone where nothing is known. */
  static int octal(String mode) {
    int bits = 0;
    for (char letter : (mode.isEmpty() ? OWNER_ONLY : mode).toCharArray()) {
      bits = bits * 2 + (letter == '-' ? 0 : 1);
    }
    return bits;
  }

  static void set(Path file, String mode) throws IOException {
    if (!mode.isEmpty() && posix(file)) {
      Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(mode);
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  /** Backups hold tokens and passwords. */
  static void ownerOnly(Path file) throws IOException {
    set(file, Files.isDirectory(file) ? "rwx------" : OWNER_ONLY);
  }

  private static boolean posix(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView("posix");
  }
}
