package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What passed every contract of this version of the server, by its SHA-256. At a start it need not
 * pass again: on a busy machine the limits of time would find fault with what is sound. Used by one
 * thread.
 */
final class Passed {
  private static final int KEPT = 500;

  private final Path file;
  private final String server;
  private final Set<String> digests = new LinkedHashSet<>();

  /**
   * @param server its version
   */
  Passed(Path file, String server) {
    this.file = file;
    this.server = server;
  }

  /** What passed before this server started, if that was the same version. */
  void recall() throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (!lines.isEmpty() && lines.get(0).equals(server)) {
      digests.addAll(lines.subList(1, lines.size()));
    }
  }

  boolean includes(String digest) {
    return digests.contains(digest);
  }

  void add(String digest) throws IOException {
    if (digests.add(digest)) {
      if (digests.size() > KEPT) {
        digests.remove(digests.iterator().next());
      }
      write();
    }
  }

  /** It has to pass anew. */
  void forget(String digest) throws IOException {
    if (digests.remove(digest)) {
      write();
    }
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>(List.of(server));
    lines.addAll(digests);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    PluginFolders.move(part, file);
  }
}
