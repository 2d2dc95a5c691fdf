package org.looptwin.launch.start;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.looptwin.launch.Levels;

/**
 * The folder that the distribution was unpacked to.
 *
 * @param root holds {@code bin, lib, system, cases, conf, docs}
 */
public record Installation(Path root) {
  /**
   * The system property that names the folder when it is not the launcher's own; as framework
   * property it tells the bundles.
   */
  static final String PROPERTY = "looptwin.installation";

  /**
   * A bundle of the distribution.
   *
   * @param level the start level: the name of the folder it lies in
   */
  public record Part(int level, Path jar) {}

  static Installation find() {
    String named = System.getProperty(PROPERTY);
    return new Installation(named == null ? launcher().getParent().getParent() : Path.of(named));
  }

  /** All bundles, lowest level first, by name within a level. */
  public List<Part> parts() throws IOException {
    List<Part> parts = new ArrayList<>();
    for (int level = Levels.LIBRARIES; level <= Levels.HTTP; level++) {
      Path folder = root.resolve("system").resolve(Integer.toString(level));
      if (!Files.isDirectory(folder)) {
        throw new IOException("%s is missing. Maybe unpack Looptwin again.".formatted(folder));
      }
      try (Stream<Path> files = Files.list(folder)) {
        int at = level;
        files
            .filter(file -> file.toString().endsWith(".jar"))
            .sorted()
            .forEach(jar -> parts.add(new Part(at, jar)));
      }
    }
    return parts;
  }

  private static Path launcher() {
    try {
      var place = Installation.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(place.toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The launcher's own folder has no path.", e);
    }
  }
}
