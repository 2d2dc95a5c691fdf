package org.looptwin.coordinate.markov.live;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Lines of a file: each is on disk as a whole before it counts, or is not there. */
final class ContractFile {
  private static final Logger LOG = LoggerFactory.getLogger(ContractFile.class);

  private final Path file;

  /** Bytes of the file that are whole lines. */
  private long whole;

  ContractFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  /** Bytes. */
  long size() {
    return whole;
  }

  /** All lines; one that was cut off is taken away, and that is logged. */
  List<String> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    whole = end;
    if (end < bytes.length) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(whole);
      }
      LOG.warn("{}: the last line was cut off and is left out", file);
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
  }

  /** After the last whole line: what is left of one that could not be added is overwritten. */
  void add(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      Files.createDirectories(file.getParent());
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        whole = Math.min(whole, channel.size());
        write(channel, ByteBuffer.wrap(bytes));
      }
      whole += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be written".formatted(file), e);
    }
  }

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    try {
      channel.truncate(whole).position(whole);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      channel.truncate(whole); // it did not count, and shall not after a restart
      throw e;
    }
  }

  /** Puts these lines in place of all, or changes nothing. */
  void replace(List<String> lines) throws IOException {
    ContractFile part = new ContractFile(file.resolveSibling(file.getFileName() + ".part"));
    Files.deleteIfExists(part.file);
    try {
      part.add(String.join("\n", lines));
      Files.move(
          part.file, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    whole = part.whole;
  }
}
