package org.looptwin.launch.start;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.looptwin.launch.CommandLine;

/** Returns a code as soon as it is asked to stop. */
final class FakeCommandLine implements CommandLine {
  private final int code;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch started = new CountDownLatch(1);

  FakeCommandLine(int code) {
    this.code = code;
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    started.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  void awaitStart() throws InterruptedException {
    started.await();
  }
}
