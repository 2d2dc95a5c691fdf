package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/**
 * Looks at a folder again and again and says which JARs have come, changed or gone. A file that is
 * still being written is waited for: it counts when two looks in a row see the same and it opens as
 * a ZIP file. Used by one thread.
 */
final class FolderWatch {
  /** Looks at a file that does not change and is no ZIP, until it is handed out all the same. */
  static final int LOOKS_AT_NO_ZIP = 20;

  private static final int LOOKS = 2;

  private final Path folder;
  private final Map<Path, Seen> seen = new TreeMap<>();

  FolderWatch(Path folder) {
    this.folder = folder;
  }

  /** What has become of a file since the last look. */
  record Change(Path file, boolean gone) {}

  /** In order of names; a file that was exchanged has changed, not gone. */
  List<Change> look() throws IOException {
    Map<Path, Stamp> present = present();
    List<Change> changes = new ArrayList<>();
    Iterator<Map.Entry<Path, Seen>> known = seen.entrySet().iterator();
    while (known.hasNext()) {
      Map.Entry<Path, Seen> entry = known.next();
      if (!present.containsKey(entry.getKey()) && ++entry.getValue().missed >= LOOKS) {
        known.remove();
        if (entry.getValue().handedOut) {
          changes.add(new Change(entry.getKey(), true));
        }
      }
    }
    for (Map.Entry<Path, Stamp> entry : present.entrySet()) {
      if (ready(entry.getKey(), entry.getValue())) {
        changes.add(new Change(entry.getKey(), false));
      }
    }
    return changes;
  }

  private boolean ready(Path file, Stamp stamp) {
    Seen before = seen.get(file);
    if (before == null || !before.stamp.equals(stamp)) {
      Seen now = new Seen(stamp);
      now.handedOut = before != null && before.handedOut;
      seen.put(file, now);
      return false;
    }
    before.missed = 0;
    if (before.done) {
      return false;
    }
    before.looks++;
    if (before.looks >= LOOKS_AT_NO_ZIP || before.looks >= LOOKS && zip(file)) {
      before.done = true;
      before.handedOut = true;
      return true;
    }
    return false;
  }

  /** Takes a file as it is now for known: whoever asks has dealt with it. */
  void known(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      known(file, Stamp.of(file));
    } else {
      seen.remove(file);
    }
  }

  /** Takes a file as it was for known: what has become of it since counts as a change. */
  void known(Path file, Stamp stamp) {
    Seen then = new Seen(stamp);
    then.done = true;
    then.handedOut = true;
    seen.put(file, then);
  }

  /** Has not seen a file: if it is there, it is handed out again. */
  void forget(Path file) {
    seen.remove(file);
  }

  private Map<Path, Stamp> present() throws IOException {
    Map<Path, Stamp> present = new TreeMap<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(folder, path -> isJar(path.getFileName().toString()))) {
      for (Path file : files) {
        if (Files.isRegularFile(file)) {
          present.put(file, Stamp.of(file));
        }
      }
    }
    return present;
  }

  private static boolean isJar(String name) {
    return name.endsWith(".jar") && !name.startsWith(".");
  }

  private static boolean zip(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() > 0;
    } catch (IOException e) {
      return false; // still being written, or no ZIP at all: more looks will tell
    }
  }

  /** By which a file is told from the one that was there before. */
  record Stamp(long size, FileTime modified, String key) {
    static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    }
  }

  private static final class Seen {
    private final Stamp stamp;
    private int looks = 1;
    private int missed;
    private boolean done;
    private boolean handedOut;

    Seen(Stamp stamp) {
      this.stamp = stamp;
    }
  }
}
