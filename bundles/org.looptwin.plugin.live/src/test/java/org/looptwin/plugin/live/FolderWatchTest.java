package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  @TempDir Path folder;
  private FolderWatch watch;
  private Path jar;

  @BeforeEach
  void open() {
    watch = new FolderWatch(folder);
    jar = folder.resolve("a.jar");
  }

  @Test
  void aFileCountsWhenTwoLooksSeeTheSame() throws IOException {
    Files.write(jar, zip(100));
    assertThat(watch.look()).isEmpty();
    assertThat(watch.look()).containsExactly(new FolderWatch.Change(jar, false));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void aCopyInProgressIsWaitedFor() throws IOException {
    byte[] whole = zip(5000);
    for (int part = 1; part <= 4; part++) {
      Files.write(jar, Arrays.copyOf(whole, whole.length * part / 5));
      assertThat(watch.look()).isEmpty();
      assertThat(watch.look()).as("stands still, but is no ZIP yet").isEmpty();
    }
    Files.write(jar, whole);
    assertThat(watch.look()).isEmpty();
    assertThat(watch.look()).hasSize(1);
  }

  @Test
  void whatNeverBecomesAZipIsHandedOutInTheEndSoThatItCanBeRefused() throws IOException {
    Files.writeString(jar, "no archive");
    for (int look = 1; look < FolderWatch.LOOKS_AT_NO_ZIP; look++) {
      assertThat(watch.look()).isEmpty();
    }
    assertThat(watch.look()).hasSize(1);
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void aFileThatIsRenamedIntoPlaceHasChangedNotGone() throws IOException {
    Files.write(jar, zip(100));
    watch.look();
    watch.look();
    Path part = folder.resolve(".a.jar.part");
    Files.write(part, zip(200));
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    assertThat(watch.look()).isEmpty();
    assertThat(watch.look()).containsExactly(new FolderWatch.Change(jar, false));
  }

  @Test
  void aFileIsGoneWhenTwoLooksMissIt() throws IOException {
    Files.write(jar, zip(100));
    watch.look();
    watch.look();
    Files.delete(jar);
    assertThat(watch.look()).isEmpty();
    assertThat(watch.look()).containsExactly(new FolderWatch.Change(jar, true));
    assertThat(watch.look()).isEmpty();
  }

  @Test
  void filesComeInTheOrderOfTheirNames() throws IOException {
    for (String name : List.of("c.jar", "a.jar", "b.jar", "d.txt", ".e.jar")) {
      Files.write(folder.resolve(name), zip(10));
    }
    watch.look();
    assertThat(watch.look())
        .extracting(change -> change.file().getFileName().toString())
        .containsExactly("a.jar", "b.jar", "c.jar");
  }

  @Test
  void whatIsKnownDoesNotCome() throws IOException {
    Files.write(jar, zip(100));
    watch.known(jar);
    watch.look();
    assertThat(watch.look()).isEmpty();
    Files.delete(jar);
    watch.known(jar);
    watch.look();
    assertThat(watch.look()).isEmpty();
  }

  private static byte[] zip(int size) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("x"));
      zip.write(new byte[size]);
    }
    return bytes.toByteArray();
  }
}
