package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import org.looptwin.plugin.api.Plugin;
import org.looptwin.plugin.api.PluginState;

/** The last few plug-ins that were rejected or stopped. Any thread. */
final class Fallen {
  private static final int KEPT = 20;

  private final Deque<Plugin> newest = new ArrayDeque<>();

  synchronized void add(Plugin plugin) {
    newest.addFirst(plugin);
    if (newest.size() > KEPT) {
      newest.removeLast();
    }
  }

  synchronized List<Plugin> newestFirst() {
    return List.copyOf(newest);
  }

  /** What was rejected before this server started. */
  void recall(PluginFolders folders) throws IOException {
    for (Path jar : jars(folders.rejected())) {
      Path why = PluginFolders.why(jar);
      List<String> lines = Files.exists(why) ? Files.readAllLines(why) : List.of();
      JarFacts facts = JarFacts.asFarAsKnown(jar);
      add(
          new Plugin(
              facts.name(),
              facts.version(),
              "rejected/" + jar.getFileName(),
              PluginState.REJECTED,
              lines.size() < 2 ? "" : String.join(" ", lines.subList(1, lines.size())),
              Files.getLastModifiedTime(Files.exists(why) ? why : jar).toInstant(),
              List.of()));
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    TreeSet<Path> jars = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      files.forEach(jars::add);
    }
    return new ArrayList<>(jars);
  }

  /** A rejected file has another name now. */
  synchronized void renamed(String from, String to) {
    List<Plugin> all = List.copyOf(newest);
    newest.clear();
    all.forEach(plugin -> newest.addLast(plugin.file().equals(from) ? at(plugin, to) : plugin));
  }

  private static Plugin at(Plugin plugin, String file) {
    return new Plugin(
        plugin.name(),
        plugin.version(),
        file,
        plugin.state(),
        plugin.because(),
        plugin.since(),
        plugin.services());
  }

  /**
   * Deletes the rejected files of a plug-in.
   *
   * @return whether there were any
   */
  synchronized boolean forget(String name, PluginFolders folders) throws IOException {
    boolean found = false;
    for (Plugin plugin : List.copyOf(newest)) {
      if (plugin.name().equals(name)) {
        Path jar = folders.rejected().resolve(Path.of(plugin.file()).getFileName());
        Files.deleteIfExists(jar);
        Files.deleteIfExists(PluginFolders.why(jar));
        newest.remove(plugin);
        found = true;
      }
    }
    return found;
  }
}
