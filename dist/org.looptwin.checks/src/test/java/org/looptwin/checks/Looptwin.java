package org.looptwin.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packed launcher script in a process of its own, on the JDK that runs the tests. */
final class Looptwin implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private Looptwin(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * @param folder where the command stands and where its output is kept
   */
  static Looptwin start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(House.installation().root().resolve("bin/looptwin").toRealPath().toString());
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new Looptwin(builder.start(), out, err);
  }

  /** Waits for the end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Still running after %d s.".formatted(PATIENCE_SECONDS));
    }
    return process.exitValue();
  }

  /** Waits until a line with some text is on stdout or the process has ended. */
  String line(String text) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline) {
      boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
      for (String line : out().lines().toList()) {
        if (line.contains(text)) {
          return line;
        }
      }
      if (ended) {
        break;
      }
    }
    throw new AssertionError("No '%s' in:%n%s%n%s".formatted(text, out(), err()));
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
