package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.Version;

/**
 * The order in which JARs that came together are dealt with: of two files with one plug-in the
 * higher version comes last and stays in use, of equal versions the newer file.
 */
final class Arrivals {
  private static final Comparator<Arrival> LAST_STAYS =
      Comparator.comparing(Arrival::name)
          .thenComparing(Arrival::version)
          .thenComparing(Arrival::modified)
          .thenComparing(arrival -> arrival.change().file());

  private Arrivals() {}

  /** Those that are gone first. */
  static List<FolderWatch.Change> inOrder(List<FolderWatch.Change> changes) {
    if (changes.size() < 2) {
      return changes;
    }
    List<FolderWatch.Change> ordered =
        new ArrayList<>(changes.stream().filter(FolderWatch.Change::gone).toList());
    changes.stream()
        .filter(change -> !change.gone())
        .map(Arrivals::arrival)
        .sorted(LAST_STAYS)
        .forEach(arrival -> ordered.add(arrival.change()));
    return ordered;
  }

  private static Arrival arrival(FolderWatch.Change change) {
    JarFacts facts = JarFacts.asFarAsKnown(change.file());
    return new Arrival(change, facts.name(), version(facts.version()), modified(change.file()));
  }

  private static Version version(String text) {
    try {
      return Version.parseVersion(text);
    } catch (IllegalArgumentException e) { // its trial will say so
      return Version.emptyVersion;
    }
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) { // gone meanwhile
      return FileTime.fromMillis(0);
    }
  }

  private record Arrival(
      FolderWatch.Change change, String name, Version version, FileTime modified) {}
}
