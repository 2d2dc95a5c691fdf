package org.looptwin.model.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.looptwin.model.home.Home;

/**
 * Copies of the case folders that a server has run on, each below the digest of its contents: what
 * was checked is what is used, however the user's files change meanwhile, and a ledger can be made
 * again with the case of its time. One of them is used by one thread.
 */
public final class CaseShelf {
  private static final String UNFINISHED = ".taking";

  private final Path root;

  /**
   * @param root a folder of its own, e.g. {@code data/cases} of a home; made when needed
   */
  public CaseShelf(Path root) {
    this.root = root;
  }

  /** Where a home keeps its own. */
  public static CaseShelf of(Home home) {
    return new CaseShelf(home.data().resolve("cases"));
  }

  /**
   * A case folder as it was at one moment.
   *
   * @param digest of its contents
   * @param reading the problems name the files of the folder that was taken
   */
  public record Taken(String digest, CaseReading reading) {}

  /**
   * Copies a folder, reads the copy, and keeps it unless it has errors.
   *
   * @throws IOException when the folder cannot be read or the copy cannot be written
   */
  public Taken take(Path folder) throws IOException {
    Path unfinished = root.resolve(UNFINISHED);
    remove(unfinished);
    try {
      Path copy = unfinished.resolve(folder.toAbsolutePath().normalize().getFileName().toString());
      copy(folder, copy);
      String digest = CaseDigest.of(copy);
      CaseReading reading = CaseFolder.read(copy);
      if (reading.reference() != null && !Files.exists(root.resolve(digest))) {
        Files.move(unfinished, root.resolve(digest));
      }
      return new Taken(digest, told(reading, folder));
    } finally {
      remove(unfinished);
    }
  }

  /** Problems as the user's own files have them. */
  private static CaseReading told(CaseReading reading, Path folder) {
    List<Problem> problems =
        reading.problems().stream()
            .map(
                p ->
                    new Problem(
                        folder.resolve(p.file().getFileName()),
                        p.line(),
                        p.severity(),
                        p.what(),
                        p.expected()))
            .toList();
    return new CaseReading(reading.reference(), problems);
  }

  /** The folder that is kept below a digest. */
  public Optional<Path> find(String digest) {
    Path kept = root.resolve(digest);
    if (digest.isEmpty() || !Files.isDirectory(kept)) {
      return Optional.empty();
    }
    try (Stream<Path> inside = Files.list(kept)) {
      return inside.filter(Files::isDirectory).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be listed".formatted(kept), e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : CaseDigest.files(from)) {
      Files.copy(file, to.resolve(file.getFileName().toString()));
    }
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
