package org.looptwin.housekeeping;

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
import java.util.function.Predicate;
import org.looptwin.model.home.Home;

/**
 * Which files of a home a backup holds, in the order that makes the copies agree: what follows
 * something is copied before it. So the history never holds what the journal does not, no decision
 * stands in the ledger whose reading is missing, and no plan that the ledger names is missing.
 */
final class Selection {
  /** The embedded broker's own store, native libraries, and what only a running server means. */
  private static final Set<String> LEFT_OUT =
      Set.of("broker", "natives", "djl", "lock", "endpoints.json", Pins.FOLDER);

  private static final Set<String> ENDINGS =
      Set.of(".lock", "-wal", "-shm", "-journal", ".new", ".tmp", ".part");

  private final Home home;

  Selection(Home home) {
    this.home = home;
  }

  /** SQLite files other than the journal and the history's main file. */
  List<Path> parts() throws IOException {
    return under(
        home.data(),
        file -> database(file) && !file.equals(home.journal()) && !file.equals(home.history()));
  }

  /** Everything outside data, and what lies in data itself. */
  List<Path> ordinary() throws IOException {
    List<Path> found =
        under(home.root(), file -> !file.startsWith(home.data()) && !file.startsWith(home.logs()));
    found.addAll(
        under(
            home.data(),
            file ->
                file.getParent().equals(home.data())
                    && !database(file)
                    && !file.equals(home.ledger())));
    return found;
  }

  /** Plans, plug-ins in use and the like. */
  List<Path> below() throws IOException {
    return under(home.data(), file -> !file.getParent().equals(home.data()) && !database(file));
  }

  /** The file's name in a backup. */
  String name(Path file) {
    return home.root().relativize(file).toString().replace('\\', '/');
  }

  private static boolean database(Path file) {
    return file.getFileName().toString().endsWith(".db");
  }

  private List<Path> under(Path folder, Predicate<Path> wanted) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      Files.walkFileTree(folder, new Collector(folder, wanted, found));
    }
    found.sort(Path::compareTo);
    return found;
  }

  private boolean leftOut(Path file) {
    String name = file.getFileName().toString();
    boolean ofData = home.data().equals(file.getParent()) && LEFT_OUT.contains(name);
    return ofData || name.startsWith(".") || ENDINGS.stream().anyMatch(name::endsWith);
  }

  /** Files come and go while they are looked at. */
  private final class Collector extends SimpleFileVisitor<Path> {
    private final Path begin;
    private final Predicate<Path> wanted;
    private final List<Path> found;

    private Collector(Path begin, Predicate<Path> wanted, List<Path> found) {
      this.begin = begin;
      this.wanted = wanted;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skip = !folder.equals(begin) && leftOut(folder);
      return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (Files.isRegularFile(file) && !leftOut(file) && wanted.test(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (Files.exists(file)) {
        throw new UncheckedIOException("%s cannot be read".formatted(file), e);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
