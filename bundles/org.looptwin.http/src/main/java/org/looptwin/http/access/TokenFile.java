package org.looptwin.http.access;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines {@code <SHA-256 of the token, hex> = <role> <name>}; read again when the file has changed.
 */
final class TokenFile {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private final Path file;
  private FileTime readAt;
  private FileTime failedAt;
  private List<Entry> entries = List.of();

  TokenFile(Path file) {
    this.file = file;
  }

  /**
   * @param hash SHA-256 of the token
   */
  record Entry(byte[] hash, Caller caller) {}

  synchronized List<Entry> entries() {
    FileTime changed = null;
    try {
      changed = Files.exists(file) ? Files.getLastModifiedTime(file) : null;
      if (changed == null) {
        entries = List.of();
      } else if (!changed.equals(readAt)) {
        entries = read();
      }
      readAt = changed;
      failedAt = null;
    } catch (IOException | IllegalArgumentException e) {
      refuse(changed, e);
    }
    return entries;
  }

  /** Every request tries again, as its mode may be put right, but the log is told once. */
  private void refuse(FileTime changed, Exception e) {
    FileTime which = changed == null ? FileTime.fromMillis(0) : changed;
    if (!which.equals(failedAt)) {
      LOG.error("{} cannot be read: {}. Its tokens are refused.", file, e.toString());
    }
    failedAt = which;
    readAt = null;
    entries = List.of();
  }

  private List<Entry> read() throws IOException {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    }
    List<Entry> found = new ArrayList<>();
    for (String hash : lines.stringPropertyNames()) {
      String[] words = lines.getProperty(hash).strip().split("\\s+", 2);
      Optional<Role> role = Role.ofWord(words[0]);
      if (!HASH.matcher(hash).matches() || role.isEmpty()) {
        LOG.warn(
            "{}: a line with the role '{}' is left out; expected 64 hex digits = plant, viewer,"
                + " operator, engineer or admin, and a name",
            file,
            words[0]);
        continue;
      }
      String name = words.length > 1 ? words[1] : words[0];
      found.add(new Entry(HexFormat.of().parseHex(hash), new Caller(name, role.get())));
    }
    return List.copyOf(found);
  }
}
