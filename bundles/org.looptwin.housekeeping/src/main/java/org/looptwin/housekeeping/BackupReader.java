package org.looptwin.housekeeping;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.looptwin.twin.api.HomeBackup.Contents;
import org.looptwin.twin.api.HomeBackup.CopiedFile;
import org.looptwin.twin.api.HomeBackup.Damaged;

/** Reads a backup once from its beginning to its end and compares it with its manifest. */
final class BackupReader {
  private static final int LARGEST_MANIFEST = 64 << 20;
  private static final int BUFFER = 1 << 16;

  private final Path backup;
  private final Target target;
  private final Map<String, CopiedFile> found = new HashMap<>();
  private byte[] manifest;
  private String behindAll;

  /** Where the files' bytes go; what cannot be written is an {@link UncheckedIOException}. */
  @FunctionalInterface
  interface Target {
    OutputStream open(String name);
  }

  /** Nowhere: the files are only compared. */
  static final Target NOWHERE = name -> OutputStream.nullOutputStream();

  BackupReader(Path backup, Target target) {
    this.backup = backup;
    this.target = target;
  }

  /**
   * @throws Damaged with the name of the file that is not as the manifest says
   * @throws IOException when the backup cannot be read
   */
  Contents read() throws IOException {
    if (Files.isDirectory(backup)) {
      folder();
    } else {
      archive();
    }
    if (manifest == null) {
      throw new Damaged(
          "%s has no %s: it is no backup, or it is cut off".formatted(backup, Manifest.FILE));
    }
    Contents contents = Manifest.read(manifest);
    compare(contents);
    if (behindAll != null) {
      throw new Damaged(behindAll);
    }
    return contents;
  }

  private void folder() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(backup)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = backup.relativize(file).toString().replace('\\', '/');
      try (InputStream in = Files.newInputStream(file)) {
        take(name, in);
      }
    }
  }

  private void archive() throws IOException {
    String at = "its beginning";
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(backup), BUFFER)) {
      InputStream zip = unzipped(raw);
      TarReader tar = new TarReader(zip);
      for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
        at = entry.name();
        take(at, tar.content());
      }
      toTheEnd(zip);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new Damaged("%s is damaged at %s: %s".formatted(backup, at, e.getMessage()));
    }
  }

  /** The checksum behind everything; a file that is damaged is named rather. */
  private void toTheEnd(InputStream zip) {
    try {
      zip.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      behindAll = "%s is damaged: %s".formatted(backup, e.getMessage());
    }
  }

  private static InputStream unzipped(InputStream raw) throws IOException {
    return new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER);
  }

  private void take(String name, InputStream in) throws IOException {
    if (name.equals(Manifest.FILE)) {
      manifest = in.readNBytes(LARGEST_MANIFEST);
      return;
    }
    checkName(name);
    Digest digest = new Digest();
    try (OutputStream out = target.open(name)) {
      digest.copy(in, out);
    }
    if (found.put(name, new CopiedFile(name, digest.bytes(), digest.hex(), "")) != null) {
      throw new Damaged("%s stands twice in %s".formatted(name, backup));
    }
  }

  /** Nothing outside the home may be written. */
  private void checkName(String name) {
    boolean inside =
        !name.isEmpty()
            && !name.startsWith("/")
            && !name.contains("\\")
            && !name.contains(":")
            && Stream.of(name.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    if (!inside) {
      throw new Damaged("'%s' in %s is no file of a home".formatted(name, backup));
    }
  }

  private void compare(Contents contents) {
    TreeSet<String> strange = new TreeSet<>(found.keySet());
    for (CopiedFile file : contents.files()) {
      CopiedFile here = found.get(file.path());
      strange.remove(file.path());
      if (here == null) {
        throw new Damaged("%s is missing in %s".formatted(file.path(), backup));
      }
      if (here.bytes() != file.bytes() || !here.sha256().equals(file.sha256())) {
        throw new Damaged(
            "%s in %s is damaged: %d bytes with SHA-256 %s, expected %d bytes with %s"
                .formatted(
                    file.path(), backup, here.bytes(), here.sha256(), file.bytes(), file.sha256()));
      }
    }
    if (!strange.isEmpty()) {
      throw new Damaged("%s in %s is not in its manifest".formatted(strange.first(), backup));
    }
  }
}
