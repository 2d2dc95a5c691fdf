package org.looptwin.launch.start;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import org.looptwin.launch.CommandLine;

/**
 * Brings a signal to the running command and the command's exit code to the operating system. A JVM
 * that was sent SIGTERM would exit with 143 whatever the command returned; it is halted with the
 * command's own code once everything is closed.
 */
final class Termination {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int STUCK = 1;

  private final Duration patience;
  private final IntConsumer halt;
  private final CountDownLatch finished = new CountDownLatch(1);
  private CommandLine running;
  private boolean requested;
  private int code = STUCK;

  Termination() {
    this(PATIENCE, Runtime.getRuntime()::halt);
  }

  Termination(Duration patience, IntConsumer halt) {
    this.patience = patience;
    this.halt = halt;
  }

  /** Runs the command unless the end was asked for already. */
  int guard(CommandLine commandLine, ToIntFunction<CommandLine> command) {
    synchronized (this) {
      if (requested) {
        return 0;
      }
      running = commandLine;
    }
    try {
      return command.applyAsInt(commandLine);
    } finally {
      synchronized (this) {
        running = null;
      }
    }
  }

  /** Everything is closed; nothing is printed after this. */
  void finished(int exitCode) {
    synchronized (this) {
      code = exitCode;
    }
    finished.countDown();
  }

  /** Called by the JVM when it is asked to end, by a signal or by {@link System#exit}. */
  void requested() {
    askToStop();
    try {
      if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println(
            "looptwin: error: not stopped within %d s".formatted(patience.toSeconds()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.flush();
    halt.accept(exitCode());
  }

  private void askToStop() {
    CommandLine asked;
    synchronized (this) {
      requested = true;
      asked = running;
    }
    if (asked != null) {
      asked.stop();
    }
  }

  synchronized boolean isRequested() {
    return requested;
  }

  private synchronized int exitCode() {
    return code;
  }
}
