package org.looptwin.housekeeping;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.looptwin.twin.api.HomeBackup.CopiedFile;

/** A backup that is being written, beside its place until it is whole. */
final class BackupWriter implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path place;
  private final Path unfinished;
  private final TarWriter archive;
  private final List<CopiedFile> files = new ArrayList<>();

  /**
   * @param seconds the time that files in an archive get, since 1970
   */
  BackupWriter(Path place, long seconds) throws IOException {
    this.place = place;
    this.unfinished = place.resolveSibling(place.getFileName() + ".part");
    Folders.delete(unfinished);
    if (isArchive(place)) {
      Files.createFile(unfinished);
      this.archive = new TarWriter(zipped(Files.newOutputStream(unfinished)), seconds);
    } else {
      Files.createDirectories(unfinished);
      this.archive = null;
    }
    Modes.ownerOnly(unfinished);
  }

  static boolean isArchive(Path place) {
    String name = place.getFileName().toString();
    return name.endsWith(".tar.gz") || name.endsWith(".tgz");
  }

  private static OutputStream zipped(OutputStream out) throws IOException {
    return new BufferedOutputStream(
        new GZIPOutputStream(out, BUFFER) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        },
        BUFFER);
  }

  /** Adds a file that nobody changes any more. */
  void add(String name, Path file, String mode) throws IOException {
    Digest digest = new Digest();
    try (InputStream in = Files.newInputStream(file)) {
      if (archive != null) {
        archive.add(name, Modes.octal(mode), Files.size(file), digest.of(in));
      } else {
        Path target = unfinished.resolve(name);
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target)) {
          digest.copy(in, out);
        }
        Modes.set(target, mode);
      }
    }
    files.add(new CopiedFile(name, digest.bytes(), digest.hex(), mode));
  }

  List<CopiedFile> files() {
    return List.copyOf(files);
  }

  /** Writes the manifest and moves all to its place. */
  void finish(byte[] manifest) throws IOException {
    if (archive != null) {
      InputStream in = new java.io.ByteArrayInputStream(manifest);
      archive.add(Manifest.FILE, Modes.octal(""), manifest.length, in);
      archive.close();
    } else {
      Files.write(unfinished.resolve(Manifest.FILE), manifest);
      Files.deleteIfExists(place);
    }
    Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Removes what was not finished. */
  @Override
  public void close() throws IOException {
    Folders.delete(unfinished);
  }
}
