package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder of {@code --out}. */
final class OutFolder {
  private final Path folder;

  private OutFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws BadInput when the folder cannot be made
   */
  static OutFolder made(Path folder) {
    if (folder.toString().isBlank()) {
      throw BadInput.of("--out names nothing, expected a folder to write");
    }
    try {
      Files.createDirectories(folder);
      return new OutFolder(folder);
    } catch (IOException e) {
      throw BadInput.of("--out %s cannot be made, expected a folder to write", folder);
    }
  }

  /**
   * @param what for the message, e.g. {@code the plan}
   */
  void write(String what, String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new Failure("%s cannot be written to %s: %s".formatted(what, folder, e.getMessage()));
    }
  }

  void write(String what, String name, List<String> lines) {
    write(what, name, String.join("\n", lines) + "\n");
  }
}
