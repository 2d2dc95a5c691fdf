package org.looptwin.plugin.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A JAR as it was when its trial began; the file itself may have been exchanged since.
 *
 * @param stamp of the file, when it was copied
 * @param copy what is tried, under the file's name
 * @param digest SHA-256 of the copy, in hexadecimal digits
 */
record Specimen(Path file, boolean shadow, FolderWatch.Stamp stamp, Path copy, String digest) {
  /** Whether the file is still the one that is tried. */
  boolean unchanged() throws IOException {
    return Files.isRegularFile(file) && FolderWatch.Stamp.of(file).equals(stamp);
  }

  String fileName() {
    return file.getFileName().toString();
  }

  static String sha256(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(content, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
