package org.looptwin.model.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds a case that is given by its folder or by its name.
 *
 * @param folders where named cases lie, e.g. the home's and the installation's {@code cases}
 *     folders; the first that has the name wins, folders that do not exist are passed over
 */
public record CaseLocator(List<Path> folders) {
  public CaseLocator {
    folders = List.copyOf(folders);
  }

  /**
   * The folder of a case.
   *
   * @param dirOrName a folder that exists, or the name of a case in one of the folders
   */
  public Optional<Path> find(String dirOrName) {
    try {
      Path given = Path.of(dirOrName);
      if (Files.isDirectory(given)) {
        return Optional.of(given);
      }
      return given.getNameCount() == 1 && !given.isAbsolute()
          ? folders.stream()
              .map(folder -> folder.resolve(given))
              .filter(CaseLocator::isCase)
              .findFirst()
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The names of all cases in the folders, in order. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> found = Files.list(folder)) {
          found
              .filter(CaseLocator::isCase)
              .forEach(path -> names.add(path.getFileName().toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return List.copyOf(names);
  }

  /** What to tell someone whose case was not found. */
  public String notFound(String dirOrName) {
    return "there is no case '%s', expected a folder or one of %s"
        .formatted(dirOrName, String.join(", ", names()));
  }

  private static boolean isCase(Path folder) {
    return Files.isRegularFile(folder.resolve("nodes.csv"));
  }
}
