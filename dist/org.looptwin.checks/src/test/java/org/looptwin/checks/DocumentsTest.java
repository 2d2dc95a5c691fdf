package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages point to is there, for who reads the source and for who unpacks the archive. */
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#\\s]+)(#[^)]*)?\\)");

  /** {@code `bundles/org.looptwin.http/README.md`}: a page that is named without a link. */
  private static final Pattern NAMED_PAGE = Pattern.compile("`([\\w.-]+(?:/[\\w.-]+)+\\.md)`");

  private static final Set<String> NO_PAGES = Set.of("target", ".git", "node_modules");

  @Test
  void everyLinkOfTheSourceTreeLeadsSomewhere() throws IOException {
    assertThat(pages(source())).hasSizeGreaterThan(40);
    assertThat(deadLinks(source())).isEmpty();
  }

  @Test
  void everyLinkOfThePackedDistributionLeadsSomewhere() throws IOException {
    Path packed = packed();
    assertThat(packed.resolve("README.md")).content().contains("bin/looptwin demo");
    assertThat(pages(packed)).contains(packed.resolve("docs/researcher.md"));
    assertThat(deadLinks(packed)).isEmpty();
  }

  @Test
  void everyPageThatIsNamedByItsPlaceInTheSourceTreeIsThere() throws IOException {
    Path root = source();
    List<String> missing = new ArrayList<>();
    for (Path page : pages(root)) {
      for (String name : found(NAMED_PAGE, page)) {
        if (Stream.of(root, root.resolve("dist"), root.resolve("twin-model"), page.getParent())
            .noneMatch(from -> Files.exists(from.resolve(name)))) {
          missing.add(root.relativize(page) + ": " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void whatThePackedPagesNameOfTheBundlesIsPackedBesideThem() throws IOException {
    Path docs = packed().resolve("docs");
    List<String> missing = new ArrayList<>();
    for (Path page : pages(docs)) {
      for (String name : found(NAMED_PAGE, page)) {
        if (name.matches("(bundles|connectors|rules)/.*") && !Files.exists(docs.resolve(name))) {
          missing.add(docs.relativize(page) + ": " + name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static Path source() {
    String source = System.getProperty("looptwin.source", "");
    assumeThat(source).as("the source tree").isNotEmpty();
    return Path.of(source).normalize();
  }

  private static Path packed() {
    return House.installation().root().toAbsolutePath().normalize();
  }

  private static List<String> deadLinks(Path root) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages(root)) {
      for (String link : found(LINK, page)) {
        Path target = page.resolveSibling(link).normalize();
        if (!target.startsWith(root) || !Files.exists(target)) {
          dead.add(root.relativize(page) + ": " + link);
        }
      }
    }
    return dead;
  }

  private static List<String> found(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().map(match -> match.group(1)).toList();
  }

  private static List<Path> pages(Path root) {
    List<Path> pages = new ArrayList<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
              return NO_PAGES.contains(String.valueOf(folder.getFileName())) && !folder.equals(root)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
              if (file.toString().endsWith(".md")) {
                pages.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages;
  }
}
