package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.looptwin.model.home.Home;

/**
 * What lies where: {@code plugins/} in use, {@code plugins/shadow/}, {@code plugins/rejected/} with
 * reasons, {@code plugins/previous/} the version before; {@code data/plugins/} copies of what runs,
 * from which a file that was overwritten by a bad one is put back.
 */
final class PluginFolders {
  private final Path inUse;
  private final Path copies;
  private final Path data;

  PluginFolders(Home home) {
    this.inUse = home.plugins();
    this.data = home.data();
    this.copies = home.data().resolve("plugins");
  }

  void create() throws IOException {
    for (Path folder : List.of(inUse, shadow(), rejected(), previous(), copies)) {
      Files.createDirectories(folder);
    }
  }

  Path inUse() {
    return inUse;
  }

  Path shadow() {
    return inUse.resolve("shadow");
  }

  Path folder(boolean shadow) {
    return shadow ? shadow() : inUse;
  }

  Path rejected() {
    return inUse.resolve("rejected");
  }

  Path previous() {
    return inUse.resolve("previous");
  }

  /** The version that was in use before; may not exist. */
  Path previous(String plugin) {
    return previous().resolve(plugin + ".jar");
  }

  /** What plug-ins in the shadow said. */
  Path comparisons() {
    return data.resolve("shadow");
  }

  private Path copy(String plugin, boolean shadow) {
    return copies.resolve((shadow ? "shadow-" : "") + plugin + ".jar");
  }

  /** Keeps a copy of what runs from now on. */
  void running(String plugin, boolean shadow, Path jar) throws IOException {
    Path copy = copy(plugin, shadow);
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    move(part, copy);
  }

  /** What ran until now becomes the version before. */
  void keepAsPrevious(String plugin) throws IOException {
    Path copy = copy(plugin, false);
    if (Files.exists(copy)) {
      move(copy, previous(plugin));
    }
  }

  /** Forgets the copy of what ran. */
  void forget(String plugin, boolean shadow) throws IOException {
    Files.deleteIfExists(copy(plugin, shadow));
  }

  /** Puts back the file of what runs, if there is a copy of it. */
  void putBack(String plugin, boolean shadow, Path file) throws IOException {
    if (!Files.exists(copy(plugin, shadow))) {
      return;
    }
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.copy(copy(plugin, shadow), part, StandardCopyOption.REPLACE_EXISTING);
    move(part, file);
  }

  /** Moves a file to the rejected ones and writes why beside it. */
  void reject(Path file, List<String> why) throws IOException {
    Path target = rejected().resolve(file.getFileName());
    if (Files.exists(file)) { // else it was taken away while it was tried
      move(file, target);
    }
    Files.write(why(target), why);
  }

  /** Where it stands why a JAR was rejected. */
  static Path why(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".why");
  }

  /** Writes an upload beside its place, then moves it there in one go. */
  void write(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    Files.write(part, content);
    move(part, file);
  }

  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
