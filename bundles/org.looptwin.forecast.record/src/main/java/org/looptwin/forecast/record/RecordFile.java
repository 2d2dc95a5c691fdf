package org.looptwin.forecast.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines of text, durable when added. A line that a crash cut off is cut away when it is opened. */
final class RecordFile implements Paper {
  private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);

  private final Path path;
  private FileChannel channel;

  private RecordFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static Path in(Path home) {
    return home.resolve("data").resolve("forecasts.jsonl");
  }

  static RecordFile open(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    channel.truncate(wholeLines(channel));
    channel.position(channel.size());
    return new RecordFile(file, channel);
  }

  private static long wholeLines(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    for (long end = channel.size(); end > 0; end--) {
      one.clear();
      channel.read(one, end - 1);
      if (one.get(0) == '\n') {
        return end;
      }
    }
    return 0;
  }

  /** All whole lines; none when there is no file. */
  static List<String> lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    // a damaged byte spoils its line and no other
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  /**
   * What was written beside the file takes its place, and its name is durable before anything is
   * added to it: a crash leaves the one or the other, whole.
   */
  @Override
  public void rewrite(List<String> lines) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    Files.deleteIfExists(part);
    RecordFile anew = open(part);
    try {
      anew.add(lines);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      anew.close();
      throw e;
    }
    FileChannel before = channel;
    channel = anew.channel;
    before.close();
    force(path.toAbsolutePath().getParent());
  }

  /** Makes a new file's name durable, where the system can. */
  private static void force(Path folder) {
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      LOG.debug("{} cannot be forced; the system does that by itself", folder, e);
    }
  }

  @Override
  public long bytes() throws IOException {
    return channel.size();
  }

  /** Durable on return; on a failure nothing of it stays. */
  @Override
  public void add(List<String> lines) throws IOException {
    long end = channel.position();
    try {
      ByteBuffer bytes =
          ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      channel.truncate(end);
      channel.position(end);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
