package org.looptwin.housekeeping;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes an archive that {@code tar} reads. Long names and large files get a pax record. */
final class TarWriter implements AutoCloseable {
  private final OutputStream out;
  private final long seconds;

  /**
   * @param seconds the time that all files get, since 1970
   */
  TarWriter(OutputStream out, long seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /**
   * @param name with slashes
   * @param mode e.g. 0600
   * @param size bytes that {@code content} holds at least
   */
  void add(String name, int mode, long size, InputStream content) throws IOException {
    String shown = name;
    if (name.getBytes(StandardCharsets.UTF_8).length > TarHeader.LONGEST_NAME
        || size > TarHeader.LARGEST) {
      byte[] records =
          (record("path", name) + record("size", String.valueOf(size)))
              .getBytes(StandardCharsets.UTF_8);
      out.write(new TarHeader("pax", mode, records.length, seconds, 'x').bytes());
      out.write(records);
      pad(records.length);
      shown = "long-name-" + Integer.toHexString(name.hashCode());
    }
    long told = size > TarHeader.LARGEST ? 0 : size;
    out.write(new TarHeader(shown, mode, told, seconds, '0').bytes());
    copy(content, size, name);
    pad(size);
  }

  private void copy(InputStream content, long size, String name) throws IOException {
    byte[] piece = new byte[1 << 16];
    long left = size;
    while (left > 0) {
      int read = content.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new IOException("%s became shorter while it was copied".formatted(name));
      }
      out.write(piece, 0, read);
      left -= read;
    }
  }

  /** {@code "LENGTH key=value\n"}, where the length counts itself. */
  private static String record(String key, String value) {
    String rest = " " + key + "=" + value + "\n";
    int bytes = rest.getBytes(StandardCharsets.UTF_8).length;
    int length = bytes + String.valueOf(bytes).length();
    if (String.valueOf(length).length() > String.valueOf(bytes).length()) {
      length++;
    }
    return length + rest;
  }

  private void pad(long size) throws IOException {
    int over = (int) (size % TarHeader.BLOCK);
    if (over > 0) {
      out.write(new byte[TarHeader.BLOCK - over]);
    }
  }

  @Override
  public void close() throws IOException {
    out.write(new byte[2 * TarHeader.BLOCK]);
    out.close();
  }
}
