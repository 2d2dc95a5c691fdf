package org.looptwin.http.access;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the administrator's token, for the owner's eyes only. */
final class AdminToken {
  private static final Logger LOG = LoggerFactory.getLogger(AdminToken.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int BYTES = 32;

  private AdminToken() {}

  /** Reads the token, made at the first call. */
  static String of(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    create(file, posix);
    String token = Files.readString(file).strip();
    if (token.isEmpty()) {
      throw new IOException(
          "%s is empty. Maybe delete it: a new token is made at the next start.".formatted(file));
    }
    if (posix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
      LOG.warn("{} could be read by others; its mode is 600 again. Maybe delete it.", file);
    }
    return token;
  }

  private static void create(Path file, boolean posix) throws IOException {
    FileAttribute<?>[] mode =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    if (Files.exists(file)) {
      return;
    }
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    try {
      Files.createFile(file, mode);
      Files.writeString(file, token + "\n", StandardOpenOption.WRITE);
      LOG.info("The administrator's token is in {}", file);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("{} was made meanwhile", file, e);
    }
  }
}
