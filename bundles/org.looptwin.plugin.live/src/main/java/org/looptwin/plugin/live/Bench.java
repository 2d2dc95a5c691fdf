package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Where JARs lie while they are tried. What is on trial is written down, so that a server that a
 * plug-in took down with it knows at its next start which one it was. Used by one thread.
 */
final class Bench {
  private static final String SHADOW = "shadow";
  private static final String IN_USE = "in use";

  private final Path folder;
  private final Path onTrial;

  /**
   * @param data of plug-ins
   */
  Bench(Path data) {
    folder = data.resolve(".trial");
    onTrial = data.resolve("on-trial");
  }

  /** What was on trial when the server ended. */
  record Unfinished(String file, boolean shadow, String digest) {}

  /** Copies a JAR; whether it changed meanwhile, the specimen knows. */
  Specimen take(Path file, boolean shadow) throws IOException {
    Files.createDirectories(folder);
    FolderWatch.Stamp stamp = FolderWatch.Stamp.of(file);
    Path copy = folder.resolve(file.getFileName());
    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
    return new Specimen(file, shadow, stamp, copy, Specimen.sha256(copy));
  }

  void begin(Specimen specimen) throws IOException {
    Files.write(
        onTrial,
        List.of(
            specimen.shadow() ? SHADOW : IN_USE, specimen.fileName(), specimen.digest(), "end"));
  }

  void end(Specimen specimen) throws IOException {
    Files.deleteIfExists(onTrial);
    Files.deleteIfExists(specimen.copy());
  }

  /** What the server did not get to the end of the last time. */
  Optional<Unfinished> unfinished() throws IOException {
    List<String> lines = Files.exists(onTrial) ? Files.readAllLines(onTrial) : List.of();
    return lines.size() == 4 // else the server ended before anything was tried
        ? Optional.of(new Unfinished(lines.get(1), lines.get(0).equals(SHADOW), lines.get(2)))
        : Optional.empty();
  }

  /** Nothing is on trial. */
  void clear() throws IOException {
    Files.deleteIfExists(onTrial);
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder)) {
        for (Path copy : copies) {
          Files.deleteIfExists(copy);
        }
      }
    }
  }
}
