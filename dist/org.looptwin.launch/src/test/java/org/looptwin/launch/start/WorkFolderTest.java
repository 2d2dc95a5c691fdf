package org.looptwin.launch.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  @TempDir Path parent;

  @Test
  void leavesNothingBehind() throws Exception {
    try (WorkFolder work = WorkFolder.create(parent)) {
      Files.writeString(work.folder("cache").resolve("bundle"), "x");
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void deletesTheFolderOfAProcessThatWasKilled() throws Exception {
    Path killed = Files.createDirectories(parent.resolve("looptwin-work-killed/cache"));
    Files.createFile(parent.resolve("looptwin-work-killed/lock"));
    Path stranger = Files.createDirectories(parent.resolve("looptwin-home"));

    WorkFolder.create(parent).close();

    assertThat(killed).doesNotExist();
    assertThat(stranger).exists();
  }

  @Test
  void manyStartsAndEndsAtOnceDoNotDisturbEachOther() throws Exception {
    ExecutorService starts = Executors.newFixedThreadPool(4);
    try {
      Callable<Void> commands =
          () -> {
            for (int i = 0; i < 150; i++) {
              useOnce("bundle" + i);
            }
            return null;
          };
      for (Future<Void> one : starts.invokeAll(Collections.nCopies(4, commands))) {
        one.get();
      }
    } finally {
      starts.shutdownNow();
    }
    assertThat(parent).isEmptyDirectory();
  }

  @Test
  void closesAlthoughItsFilesAreGone() throws Exception {
    WorkFolder work = WorkFolder.create(parent);
    Path cache = work.folder("cache");
    Files.delete(cache);
    Files.delete(cache.resolveSibling("lock"));
    Files.delete(cache.getParent());

    work.close();

    assertThat(parent).isEmptyDirectory();
  }

  /** As a command does: what it wrote is there until it closes the folder. */
  private void useOnce(String name) throws Exception {
    try (WorkFolder work = WorkFolder.create(parent)) {
      Path file = work.folder("cache").resolve(name);
      Files.writeString(file, "x");
      Files.createDirectories(file.resolveSibling("deep/er"));
      assertThat(file).exists();
      assertThat(file.getParent().resolveSibling("lock")).exists();
    }
  }
}
