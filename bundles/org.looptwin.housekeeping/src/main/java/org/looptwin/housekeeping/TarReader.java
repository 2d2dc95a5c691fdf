package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Reads an archive file by file. Folders are passed over; anything else that is no plain file
 * (links, devices, files with holes) is refused, and so are headers with a wrong checksum.
 *
 * <p>An archive that ends between two files reads as a shorter one: its last file must be known.
 */
final class TarReader implements AutoCloseable {
  private final TarArchiveInputStream in;

  TarReader(InputStream in) {
    this.in = new TarArchiveInputStream(in, StandardCharsets.UTF_8.name());
  }

  /** A file; its content is read from {@link TarReader#content()}. */
  record Entry(String name, int mode, long size) {}

  /**
   * The next file, or null at the end.
   *
   * @throws IOException when the archive is cut off or damaged, or holds what no backup does
   */
  Entry next() throws IOException {
    TarArchiveEntry entry = in.getNextEntry();
    while (entry != null && checked(entry).isDirectory()) {
      entry = in.getNextEntry();
    }
    return entry == null ? null : new Entry(name(entry), entry.getMode(), entry.getSize());
  }

  /** Without the {@code ./} that {@code tar} writes when it is given a folder. */
  private static String name(TarArchiveEntry entry) {
    String name = entry.getName();
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private static TarArchiveEntry checked(TarArchiveEntry entry) throws IOException {
    if (!entry.isCheckSumOK()) {
      throw new IOException("its header is damaged");
    }
    if (!entry.isDirectory() && !plain(entry)) {
      throw new IOException("%s is no plain file".formatted(entry.getName()));
    }
    return entry;
  }

  private static boolean plain(TarArchiveEntry entry) {
    byte kind = entry.getLinkFlag();
    return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) && !entry.isSparse();
  }

  /** The present file's bytes; never more than it has. */
  InputStream content() {
    return in;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
