package org.looptwin.optimise.external;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * One run of a program: arguments as a list and no shell, its own folder, nothing on its input, the
 * last 64 KiB of what it says kept, ended by force when the time is over or somebody asks for it.
 */
final class ProgramRun {
  private static final int KEPT_BYTES = 64 * 1024;
  private static final long ASK_EVERY_MILLIS = 50;

  /** How it ended. */
  enum End {
    EXITED,
    OUT_OF_TIME,
    CANCELLED
  }

  /**
   * What is left of a run.
   *
   * @param exit code of the program where it exited by itself
   * @param log the end of what it said
   */
  record Outcome(End end, int exit, String log) {}

  private final LongSupplier nanoClock;

  ProgramRun(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  Outcome of(List<String> command, Path folder, Duration patience, BooleanSupplier cancelled)
      throws IOException {
    long end = nanoClock.getAsLong() + patience.toNanos();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    Tail tail = new Tail(process.getInputStream());
    Thread reader = new Thread(tail, "output of " + command.get(0));
    reader.setDaemon(true);
    reader.start();
    try {
      process.getOutputStream().close();
      while (!process.waitFor(ASK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancelled.getAsBoolean()) {
          return new Outcome(End.CANCELLED, -1, "");
        }
        if (nanoClock.getAsLong() - end > 0) {
          return new Outcome(End.OUT_OF_TIME, -1, tail.text());
        }
      }
      reader.join(TimeUnit.SECONDS.toMillis(2));
      return new Outcome(End.EXITED, process.exitValue(), tail.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(End.CANCELLED, -1, "");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /** Reads all and keeps the end. */
  private static final class Tail implements Runnable {
    private final InputStream in;
    private final byte[] ring = new byte[KEPT_BYTES];
    private long read;

    Tail(InputStream in) {
      this.in = in;
    }

    @Override
    public void run() {
      byte[] part = new byte[8192];
      try (in) {
        for (int count = in.read(part); count >= 0; count = in.read(part)) {
          keep(part, count);
        }
      } catch (IOException e) {
        keep(new byte[] {'\n'}, 1); // the program was ended by force: what it said so far stays
      }
    }

    private synchronized void keep(byte[] part, int count) {
      for (int at = 0; at < count; at++) {
        ring[(int) (read++ % KEPT_BYTES)] = part[at];
      }
    }

    synchronized String text() {
      int kept = (int) Math.min(read, KEPT_BYTES);
      byte[] text = new byte[kept];
      for (int at = 0; at < kept; at++) {
        text[at] = ring[(int) ((read - kept + at) % KEPT_BYTES)];
      }
      return new String(text, StandardCharsets.UTF_8);
    }
  }
}
