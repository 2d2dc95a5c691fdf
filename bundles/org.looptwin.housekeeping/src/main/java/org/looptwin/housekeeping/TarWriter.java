package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.io.IOUtils;

/** Writes an archive that {@code tar} reads: names of any length, files of any size (pax). */
final class TarWriter implements AutoCloseable {
  private final TarArchiveOutputStream out;
  private final long millis;

  /**
   * @param seconds the time that all files get, since 1970
   */
  TarWriter(OutputStream out, long seconds) {
    this.out = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    this.out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    this.out.setAddPaxHeadersForNonAsciiNames(true);
    this.millis = Duration.ofSeconds(seconds).toMillis();
  }

  /**
   * @param name with slashes
   * @param mode e.g. 0600
   * @param size bytes that {@code content} holds at least
   */
  void add(String name, int mode, long size, InputStream content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setSize(size);
    entry.setModTime(millis);
    entry.setNames("", "");
    out.putArchiveEntry(entry);
    if (IOUtils.copyLarge(content, out, 0, size) < size) {
      throw new IOException("%s became shorter while it was copied".formatted(name));
    }
    out.closeArchiveEntry();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
