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
    for (Path folder :
        List.of(inUse, shadow(), rejected(), previous(), copies(false), copies(true))) {
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

  /** What the server remembers of plug-ins. */
  Path memory() {
    return copies;
  }

  /** A folder each: a plug-in's name may begin like another's. */
  private Path copies(boolean shadow) {
    return copies.resolve(shadow ? "shadow" : "in-use");
  }

  /** What runs, as it was when it was tried; may not exist. */
  Path copy(String plugin, boolean shadow) {
    return copies(shadow).resolve(plugin + ".jar");
  }

  /** What was tried is kept as what runs from now on. */
  void running(String plugin, boolean shadow, Path tried) throws IOException {
    move(tried, copy(plugin, shadow));
  }

  /** What ran until now becomes the version before. */
  void keepAsPrevious(String plugin) throws IOException {
    Path copy = copy(plugin, false);
    if (Files.exists(copy)) {
      Path part = previous().resolve("." + plugin + ".part");
      Files.copy(copy, part, StandardCopyOption.REPLACE_EXISTING);
      move(part, previous(plugin));
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

  /**
   * Moves a JAR to the rejected ones and writes why beside it. Another one that lies there under
   * that name is kept beside it, the one before that is not.
   *
   * @param name of the file among the rejected ones
   * @return the name that the other one has now; "" when there is none
   */
  String reject(Path jar, String name, List<String> why) throws IOException {
    Path target = rejected().resolve(name);
    String before = "";
    if (Files.exists(target) && Files.exists(jar) && Files.mismatch(jar, target) >= 0) {
      before = name.replaceFirst("\\.jar$", "") + ".before.jar";
      move(target, rejected().resolve(before));
      Files.deleteIfExists(why(rejected().resolve(before)));
      if (Files.exists(why(target))) {
        move(why(target), why(rejected().resolve(before)));
      }
    }
    if (Files.exists(jar)) { // else it was taken away
      move(jar, target);
    }
    // in one go: whoever waits for it never reads half of it
    Path part = rejected().resolve("." + name + ".why.part");
    Files.write(part, why);
    move(part, why(target));
    return before;
  }

  /** Where it stands why a JAR was rejected. */
  static Path why(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".why");
  }

  /** Writes an upload beside its place, from where it can be moved there in one go. */
  Path stage(Path file, byte[] content) throws IOException {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    return Files.write(part, content);
  }

  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
