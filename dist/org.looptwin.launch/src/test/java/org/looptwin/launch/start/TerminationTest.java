package org.looptwin.launch.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TerminationTest {
  private static final int NEVER = -1;

  private final AtomicInteger halted = new AtomicInteger(NEVER);

  @Test
  void endsWithTheCodeOfTheCommandThatItAskedToStop() throws Exception {
    var termination = new Termination(Duration.ofSeconds(20), halted::set);
    var command = new FakeCommandLine(3);
    CompletableFuture<Void> main =
        CompletableFuture.runAsync(
            () ->
                termination.finished(
                    termination.guard(command, c -> c.run(List.of(), System.out, System.err))));
    command.awaitStart();

    termination.requested();

    main.get(60, TimeUnit.SECONDS);
    assertThat(halted).hasValue(3);
  }

  @Test
  void doesNotStartACommandAfterTheEndWasAskedFor() throws Exception {
    var termination = new Termination(Duration.ofSeconds(20), halted::set);
    CompletableFuture<Void> hook = CompletableFuture.runAsync(termination::requested);
    while (!termination.isRequested()) {
      Thread.onSpinWait();
    }

    int code =
        termination.guard(
            new FakeCommandLine(3),
            c -> {
              throw new AssertionError("started");
            });
    termination.finished(code);

    hook.get(60, TimeUnit.SECONDS);
    assertThat(halted).hasValue(0);
  }

  @Test
  void endsACommandThatDoesNotStop() {
    var termination = new Termination(Duration.ZERO, halted::set);

    termination.requested();

    assertThat(halted).hasValue(1);
  }
}
