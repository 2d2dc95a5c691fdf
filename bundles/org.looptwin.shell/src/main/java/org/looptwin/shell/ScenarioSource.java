package org.looptwin.shell;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.looptwin.connector.api.Replay;
import org.looptwin.connector.api.Replay.FaultProfile;
import org.looptwin.connector.api.Replay.Play;
import org.looptwin.model.network.Case;

/**
 * A scenario by name: one of the library, a file that ends in {@code .json}, or a file of that name
 * in a home's {@code scenarios/}, which comes first.
 */
final class ScenarioSource {
  private static final String ENDING = ".json";

  private final Replay replay;
  private final Path home;

  /**
   * @param home null for none
   */
  ScenarioSource(Replay replay, Path home) {
    this.replay = replay;
    this.home = home;
  }

  /** Refuses a name that stands for nothing. */
  void check(String name) {
    if (file(name) == null && !replay.scenarios().contains(name)) {
      throw BadInput.of(
          "there is no scenario '%s', expected one of %s, or a file such as mine.json",
          name, String.join(", ", names()));
    }
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(replay.scenarios());
    if (home != null && Files.isDirectory(folder())) {
      try (Stream<Path> files = Files.list(folder())) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(ENDING))
            .map(name -> name.substring(0, name.length() - ENDING.length()))
            .sorted()
            .forEach(names::add);
      } catch (java.io.IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  Play play(String name, Case reference, Instant start, long seed, FaultProfile faults) {
    Path file = file(name);
    return file == null
        ? replay.play(name, reference, start, seed, faults)
        : replay.play(file, reference, start, seed, faults);
  }

  /** Null for one of the library. */
  private Path file(String name) {
    if (home != null && name.matches("[A-Za-z0-9_-]+")) {
      Path own = folder().resolve(name + ENDING);
      if (Files.isRegularFile(own)) {
        return own;
      }
    }
    if (!name.endsWith(ENDING)) {
      return null;
    }
    Path file = Path.of(name);
    if (!Files.isRegularFile(file)) {
      throw BadInput.of("%s does not exist, expected a scenario file", name);
    }
    return file;
  }

  private Path folder() {
    return home.resolve("scenarios");
  }
}
