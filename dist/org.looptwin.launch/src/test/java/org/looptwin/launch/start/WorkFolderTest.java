package org.looptwin.launch.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
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
}
