package org.looptwin.housekeeping;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads an archive file by file. */
final class TarReader implements AutoCloseable {
  private static final long LARGEST_RECORDS = 1 << 20;
  private final InputStream in;
  private long left;
  private long padding;

  TarReader(InputStream in) {
    this.in = in;
  }

  /** A file; its content is read from {@link TarReader#content()}. */
  record Entry(String name, int mode, long size) {}

  /**
   * The next file, or null at the end.
   *
   * @throws IOException when the archive is cut off or damaged
   */
  Entry next() throws IOException {
    skipRest();
    String path = null;
    long size = -1;
    while (true) {
      byte[] block = in.readNBytes(TarHeader.BLOCK);
      if (block.length < TarHeader.BLOCK) {
        throw new EOFException("the archive is cut off");
      }
      if (TarHeader.isEnd(block)) {
        return null;
      }
      TarHeader header = header(block);
      open(size < 0 || header.type() == 'x' ? header.size() : size);
      if (header.type() == 'x') {
        String records = records();
        path = value(records, "path", path);
        size = Long.parseLong(value(records, "size", "-1"));
      } else if (header.type() == '0') {
        return new Entry(path == null ? header.name() : path, header.mode(), left);
      }
      skipRest();
    }
  }

  private static TarHeader header(byte[] block) throws IOException {
    try {
      return TarHeader.of(block);
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private void open(long size) {
    left = size;
    padding = (TarHeader.BLOCK - size % TarHeader.BLOCK) % TarHeader.BLOCK;
  }

  private String records() throws IOException {
    if (left > LARGEST_RECORDS) {
      throw new IOException("its header is damaged");
    }
    return new String(content().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String value(String records, String key, String fallback) {
    return records
        .lines()
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElse(fallback);
  }

  /** The present file's bytes; never more than it has. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int read = in.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
          throw new EOFException("the archive is cut off");
        }
        left -= read;
        return read;
      }
    };
  }

  private void skipRest() throws IOException {
    in.skipNBytes(left + padding);
    left = 0;
    padding = 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
