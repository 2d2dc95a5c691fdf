package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE and what really lies in the distribution. */
class NoticeTest {
  private static final Pattern VERSION = Pattern.compile("-\\d.*");
  private static final Path ROOT = House.installation().root();

  @Test
  void namesEveryPartOfOthers() throws IOException {
    List<Pattern> named = named();
    assertThat(parts())
        .filteredOn(part -> named.stream().noneMatch(pattern -> pattern.matcher(part).matches()))
        .isEmpty();
  }

  @Test
  void namesNothingThatIsNotThere() throws IOException {
    Set<String> parts = parts();
    assertThat(named())
        .filteredOn(pattern -> parts.stream().noneMatch(part -> pattern.matcher(part).matches()))
        .extracting(Pattern::pattern)
        .isEmpty();
  }

  /** The first column of the table: names, with * for several. */
  private static List<Pattern> named() throws IOException {
    return Files.readAllLines(ROOT.resolve("NOTICE")).stream()
        .dropWhile(line -> !line.startsWith("---"))
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .map(line -> line.split(" {2,}")[0])
        .flatMap(names -> Arrays.stream(names.split(", ")))
        .map(name -> Pattern.compile(name.replace(".", "\\.").replace("*", ".*")))
        .toList();
  }

  private static Set<String> parts() throws IOException {
    var parts = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        parts.add(name(jar.getFileName().toString()));
        try (var file = new JarFile(jar.toFile())) {
          file.stream()
              .map(entry -> entry.getName())
              .filter(entry -> entry.matches("lib/[^/]+\\.jar|native/.+\\.so.*"))
              .map(entry -> entry.substring(entry.lastIndexOf('/') + 1))
              .forEach(entry -> parts.add(name(entry)));
        }
      }
    }
    parts.removeIf(part -> part.startsWith("org.looptwin."));
    return parts;
  }

  private static String name(String file) {
    return VERSION.matcher(file.replaceAll("\\.jar$|\\.so.*$", "")).replaceAll("");
  }
}
