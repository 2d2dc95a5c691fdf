package org.looptwin.twin.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.zip.CRC32C;

/**
 * A file with the keys of up to a million (2^20) consecutive entries, sorted: 44 bits of the hash
 * and 20 bits of the entry's place in the run. Never changed; can be made again from the journal.
 * Only the first number of every block is kept in memory, so that a look-up reads one block.
 */
final class KeyRun implements AutoCloseable {
  /** Entries of the largest run. */
  static final int MOST = 1 << 20;

  private static final long MAGIC = 0x4C54_4B45_5953_0001L;
  private static final int HEADER_BYTES = 7 * Long.BYTES;
  private static final int BLOCK = 256;
  private static final long PLACE = MOST - 1L;
  private final Path file;
  private final FileChannel channel;
  private final long first;
  private final int count;
  private final long lastHash;
  private final long earliest;
  private final long latest;
  private final long[] fence;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK * Long.BYTES);

  private KeyRun(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    ByteBuffer header = read(0, HEADER_BYTES);
    boolean ours = header.getLong() == MAGIC;
    this.first = header.getLong();
    this.count = (int) header.getLong();
    this.lastHash = header.getLong();
    this.earliest = header.getLong();
    this.latest = header.getLong();
    CRC32C sum = new CRC32C();
    sum.update(header.array(), 0, HEADER_BYTES - Long.BYTES);
    if (!ours || sum.getValue() != header.getLong() || count < 1 || count > MOST) {
      throw new IOException(file + " is damaged");
    }
    int blocks = (count + BLOCK - 1) / BLOCK;
    long keysEnd = HEADER_BYTES + (long) count * Long.BYTES;
    if (channel.size() != keysEnd + (long) blocks * Long.BYTES) {
      throw new IOException(file + " is cut off");
    }
    this.fence = new long[blocks];
    read(keysEnd, blocks * Long.BYTES).asLongBuffer().get(fence);
  }

  static KeyRun open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new KeyRun(file, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Writes and opens a run.
   *
   * @param hashes of consecutive entries, in order
   * @param times of the same entries
   */
  static KeyRun write(Path folder, long first, long[] hashes, long[] times) throws IOException {
    long[] keys = new long[hashes.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = hashes[i] & ~PLACE | i;
    }
    long earliest = Arrays.stream(times).min().orElseThrow();
    long latest = Arrays.stream(times).max().orElseThrow();
    return write(folder, first, keys, hashes[hashes.length - 1], earliest, latest);
  }

  /** Puts consecutive runs into one. They stay open. */
  static KeyRun merge(Path folder, List<KeyRun> runs) throws IOException {
    long[] keys = new long[runs.stream().mapToInt(run -> run.count).sum()];
    long first = runs.get(0).first;
    int filled = 0;
    for (KeyRun run : runs) {
      int bytes = run.count * Long.BYTES;
      run.read(HEADER_BYTES, bytes).asLongBuffer().get(keys, filled, run.count);
      for (int end = filled + run.count; filled < end; filled++) {
        keys[filled] += run.first - first;
      }
    }
    long earliest = runs.stream().mapToLong(run -> run.earliest).min().orElseThrow();
    long latest = runs.stream().mapToLong(run -> run.latest).max().orElseThrow();
    return write(folder, first, keys, runs.get(runs.size() - 1).lastHash, earliest, latest);
  }

  private static KeyRun write(
      Path folder, long first, long[] keys, long lastHash, long earliest, long latest)
      throws IOException {
    Arrays.sort(keys);
    int blocks = (keys.length + BLOCK - 1) / BLOCK;
    ByteBuffer all = ByteBuffer.allocate(HEADER_BYTES + (keys.length + blocks) * Long.BYTES);
    all.putLong(MAGIC).putLong(first).putLong(keys.length).putLong(lastHash);
    all.putLong(earliest).putLong(latest);
    CRC32C sum = new CRC32C();
    sum.update(all.array(), 0, HEADER_BYTES - Long.BYTES);
    all.putLong(sum.getValue());
    for (long key : keys) {
      all.putLong(key);
    }
    for (int i = 0; i < keys.length; i += BLOCK) {
      all.putLong(keys[i]);
    }
    String name = String.format(Locale.ROOT, "%016d-%d.keys", first, keys.length);
    Path next = folder.resolve(name + ".new");
    try (FileChannel out =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      all.flip();
      while (all.hasRemaining()) {
        out.write(all);
      }
      out.force(true);
    }
    Path file = folder.resolve(name);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return open(file);
  }

  long first() {
    return first;
  }

  /** The offset after the run's last entry. */
  long next() {
    return first + count;
  }

  int count() {
    return count;
  }

  /** The hash of the last entry, to know the journal again. */
  long lastHash() {
    return lastHash;
  }

  /** Whether one of the entries that may have this key is the wanted one. */
  boolean find(long hash, long ts, LongPredicate wanted) throws IOException {
    if (ts < earliest || ts > latest) {
      return false;
    }
    long low = hash & ~PLACE;
    long high = hash | PLACE;
    int at = Arrays.binarySearch(fence, low);
    for (int n = at >= 0 ? at : Math.max(0, -at - 2); n < fence.length && fence[n] <= high; n++) {
      for (long key : block(n)) {
        if (key >= low && key <= high && wanted.test(first + (key & PLACE))) {
          return true;
        }
      }
    }
    return false;
  }

  private long[] block(int number) throws IOException {
    int from = number * BLOCK;
    long[] keys = new long[Math.min(BLOCK, count - from)];
    block.clear().limit(keys.length * Long.BYTES);
    fill(block, HEADER_BYTES + (long) from * Long.BYTES);
    block.flip().asLongBuffer().get(keys);
    return keys;
  }

  private ByteBuffer read(long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    fill(buffer, position);
    return buffer.flip();
  }

  private void fill(ByteBuffer buffer, long position) throws IOException {
    long at = position;
    while (buffer.hasRemaining()) {
      int read = channel.read(buffer, at);
      if (read < 0) {
        throw new IOException(file + " is cut off");
      }
      at += read;
    }
  }

  void delete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
