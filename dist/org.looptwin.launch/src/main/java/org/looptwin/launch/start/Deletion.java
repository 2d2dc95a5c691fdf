package org.looptwin.launch.start;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is in a folder as far as it goes: what is gone already does not matter, and what
 * cannot go stays (on Windows a native library that is loaded).
 */
final class Deletion extends SimpleFileVisitor<Path> {
  private static final Logger LOG = LoggerFactory.getLogger(Deletion.class);

  private final Path top;
  private final Path spared;

  private Deletion(Path top, Path spared) {
    this.top = top;
    this.spared = spared;
  }

  /**
   * Deletes everything below {@code top}, but not itself.
   *
   * @param spared one file that stays
   */
  static void of(Path top, Path spared) {
    try {
      Files.walkFileTree(top, new Deletion(top, spared));
    } catch (IOException | SecurityException e) {
      LOG.debug("{} was not emptied", top, e);
    }
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (!file.equals(spared)) {
      file.toFile().delete();
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException problem) {
    if (!folder.equals(top)) {
      folder.toFile().delete();
    }
    return FileVisitResult.CONTINUE;
  }
}
