package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sources keep to that the compiled classes no longer show. */
class SourceRulesTest {
  private static final int LONGEST_FILE = 350;

  /** Longer ones, each with the reason. */
  private static final List<String> MAY_BE_LONGER =
      List.of("Conductor.java" /* the loop's one state machine: a step's states belong together */);

  private static final Pattern CATCHES_ALL =
      Pattern.compile("catch \\((final )?([\\w. ]+\\| *)?(Exception|Throwable)\\b");
  private static final List<String> ROOMS =
      List.of("bundles", "connectors", "rules", "twin-model", "dist");

  private static Path root;

  @BeforeAll
  static void find() {
    String source = System.getProperty("looptwin.source", "");
    assumeThat(source).as("the source tree").isNotEmpty();
    root = Path.of(source).normalize();
  }

  @Test
  void aFileCanBeReadInOneGo() throws IOException {
    assertThat(javaFiles("src"))
        .filteredOn(file -> !MAY_BE_LONGER.contains(file.getFileName().toString()))
        .filteredOn(file -> lines(file).size() > LONGEST_FILE)
        .isEmpty();
  }

  @Test
  void whoCatchesEverythingSaysWhyInACommentBesideIt() throws IOException {
    assertThat(javaFiles("src/main"))
        .flatExtracting(SourceRulesTest::catchesWithoutReason)
        .isEmpty();
  }

  @Test
  void everyBundleHasAReadme() throws IOException {
    try (Stream<Path> poms = Files.find(root, 3, (file, a) -> file.endsWith("pom.xml"))) {
      assertThat(poms)
          .map(Path::getParent)
          .filteredOn(folder -> folder.getFileName().toString().startsWith("org.looptwin."))
          .isNotEmpty()
          .allMatch(folder -> Files.exists(folder.resolve("README.md")));
    }
  }

  private static List<String> catchesWithoutReason(Path file) {
    List<String> lines = lines(file);
    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
        .filter(i -> CATCHES_ALL.matcher(lines.get(i)).find())
        .filter(
            i -> !(lines.get(i) + (i + 1 < lines.size() ? lines.get(i + 1) : "")).contains("//"))
        .map(i -> file.getFileName() + ":" + (i + 1) + ": " + lines.get(i).strip())
        .toList();
  }

  private static List<Path> javaFiles(String below) throws IOException {
    String part = "/" + below + "/";
    List<Path> found =
        ROOMS.stream()
            .map(root::resolve)
            .flatMap(SourceRulesTest::walk)
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> file.toString().replace('\\', '/').contains(part))
            .filter(file -> !file.toString().contains("target"))
            .toList();
    assertThat(found).isNotEmpty();
    return found;
  }

  private static Stream<Path> walk(Path folder) {
    try {
      return Files.walk(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
