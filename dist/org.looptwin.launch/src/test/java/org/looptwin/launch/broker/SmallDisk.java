package org.looptwin.launch.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A tmpfs of its own, and a file that fills it to the last byte; only where it can be mounted. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  static SmallDisk mount(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    boolean mounted =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "looptwin", folder.toString());
    Assumptions.assumeTrue(mounted, "a tmpfs can be mounted by root only");
    return new SmallDisk(folder);
  }

  Path folder() {
    return folder;
  }

  /** Takes all that is left. */
  void fill() throws IOException {
    try (OutputStream ballast =
        Files.newOutputStream(ballast(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (int size = 1 << 20; size > 0; size = size > 1 ? size / 64 : 0) {
        fillBy(ballast, new byte[size]);
      }
    }
  }

  private static void fillBy(OutputStream ballast, byte[] piece) {
    try {
      while (true) {
        ballast.write(piece);
      }
    } catch (IOException full) {
      // what it is for
    }
  }

  void relieve() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "--lazy", folder.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such command
    }
  }
}
