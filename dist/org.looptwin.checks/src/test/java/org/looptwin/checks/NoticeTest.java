package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** NOTICE and what really lies in the distribution. */
class NoticeTest {
  private static final Pattern JAR = Pattern.compile("(.+?)(?:-(\\d[^/]*))?\\.jar");
  private static final Pattern EMBEDDED =
      Pattern.compile("(?:lib|native)/[^/]+\\.jar|(?:native|jnilib)/.+\\.so.*");
  private static final Path ROOT = House.installation().root();

  /**
   * A part of others.
   *
   * @param version "" when nothing in it tells
   */
  private record Part(String name, String version) implements Comparable<Part> {
    @Override
    public int compareTo(Part other) {
      return toString().compareTo(other.toString());
    }
  }

  /** A line of the table: names, with * for several, and versions. */
  private record Row(List<Pattern> names, String versions) {
    boolean names(Part part) {
      return names.stream().anyMatch(name -> name.matcher(part.name()).matches());
    }

    boolean tells(Part part) {
      return Arrays.stream(versions.split("[ ,]+"))
          .anyMatch(version -> part.version().matches(Pattern.quote(version) + "(\\.v.*)?"));
    }
  }

  @Test
  void namesEveryPartOfOthers() throws IOException {
    List<Row> rows = rows();
    assertThat(parts())
        .filteredOn(part -> rows.stream().noneMatch(row -> row.names(part)))
        .isEmpty();
  }

  @Test
  void tellsTheVersionOfEveryPartThatHasOne() throws IOException {
    List<Row> rows = rows();
    assertThat(parts())
        .filteredOn(part -> !part.version().isEmpty())
        .filteredOn(part -> rows.stream().noneMatch(row -> row.names(part) && row.tells(part)))
        .isEmpty();
  }

  @Test
  void namesNothingThatIsNotThere() throws IOException {
    Set<Part> parts = parts();
    assertThat(rows())
        .flatExtracting(Row::names)
        .map(Pattern.class::cast)
        .filteredOn(name -> parts.stream().noneMatch(p -> name.matcher(p.name()).matches()))
        .isEmpty();
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("NOTICE")).stream()
        .dropWhile(line -> !line.startsWith("---"))
        .skip(1)
        .takeWhile(line -> !line.isBlank())
        .map(line -> line.split(" {2,}"))
        .map(cells -> new Row(patterns(cells[0]), cells[1]))
        .toList();
  }

  private static List<Pattern> patterns(String names) {
    return Arrays.stream(names.split(", "))
        .map(name -> Pattern.compile(name.replace(".", "\\.").replace("*", ".*")))
        .toList();
  }

  private static Set<Part> parts() throws IOException {
    var parts = new TreeSet<Part>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Matcher name = JAR.matcher(jar.getFileName().toString());
        assertThat(name.matches()).as(jar.toString()).isTrue();
        if (name.group(1).startsWith("org.looptwin.")) {
          parts.addAll(embedded(jar));
        } else {
          parts.add(new Part(name.group(1), name.group(2) == null ? "" : name.group(2)));
        }
      }
    }
    return parts;
  }

  private static List<Part> embedded(Path bundle) throws IOException {
    try (var file = new ZipFile(bundle.toFile())) {
      List<? extends ZipEntry> found =
          file.stream().filter(entry -> EMBEDDED.matcher(entry.getName()).matches()).toList();
      var parts = new TreeSet<Part>();
      for (ZipEntry entry : found) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        boolean small = name.endsWith(".jar") && entry.getName().startsWith("lib/");
        parts.add(
            new Part(name.replaceAll("\\.jar$|\\.so.*$", ""), small ? version(file, entry) : ""));
      }
      return List.copyOf(parts);
    }
  }

  /** As Maven's build left it in the JAR, else the bundle's. */
  private static String version(ZipFile bundle, ZipEntry jar) throws IOException {
    String manifest = "";
    try (var entries = new ZipInputStream(bundle.getInputStream(jar))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().endsWith("/pom.properties")) {
          return found("(?m)^version=(\\S+)", text(entries));
        }
        if (entry.getName().equals("META-INF/MANIFEST.MF")) {
          manifest = text(entries);
        }
      }
    }
    return found("(?m)^(?:Bundle|Implementation)-Version: (\\S+)", manifest);
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String text(ZipInputStream entry) throws IOException {
    return new String(entry.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }
}
