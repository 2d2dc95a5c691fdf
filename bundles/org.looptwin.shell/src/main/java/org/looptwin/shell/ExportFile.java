package org.looptwin.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where an export goes: stdout, or a file that is there only when it is whole. */
final class ExportFile implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final PrintStream out;

  /**
   * @param file null for stdout
   */
  ExportFile(Path file, PrintStream stdout) {
    this.file = file;
    this.unfinished = file == null ? null : file.resolveSibling(file.getFileName() + ".part");
    this.out = file == null ? stdout : open();
  }

  private PrintStream open() {
    try {
      return new PrintStream(
          new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16),
          false,
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw BadInput.of("--out %s cannot be written: %s, expected a file", file, e.getMessage());
    }
  }

  PrintStream out() {
    return out;
  }

  /** Everything is written. */
  void finish() throws IOException {
    out.flush();
    if (file == null) {
      return;
    }
    out.close();
    if (out.checkError()) {
      throw new Failure("--out %s cannot be written. Maybe the disk is full".formatted(file));
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      out.close();
      Files.deleteIfExists(unfinished);
    }
  }
}
