package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.looptwin.plugin.api.Plugins.Outcome;

class AskingTest {
  private static final Outcome DONE = new Outcome(true, null, "");

  @Test
  void anAnswerInTimeIsHandedOn() {
    assertThat(new Asking(Runnable::run, Duration.ofSeconds(5)).ask(() -> DONE)).isSameAs(DONE);
  }

  @Test
  void anOrderWhoseCallerHasGoneIsNotCarriedOut() {
    Queue<Runnable> queue = new ArrayDeque<>();
    List<String> carriedOut = new ArrayList<>();
    Outcome outcome =
        new Asking(queue::add, Duration.ofMillis(5))
            .ask(
                () -> {
                  carriedOut.add("removed");
                  return DONE;
                });
    queue.remove().run();
    assertThat(outcome.done()).isFalse();
    assertThat(outcome.because()).startsWith("not begun");
    assertThat(carriedOut).isEmpty();
  }

  @Test
  void anOrderThatTakesLongerGoesOnAndItsCallerIsToldWhereToLook() throws Exception {
    CountDownLatch hold = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    try {
      Asking asking =
          new Asking(
              work -> {
                worker.execute(work);
                awaitUnchecked(begun);
              },
              Duration.ofMillis(5));
      Outcome outcome =
          asking.ask(
              () -> {
                begun.countDown();
                hold.await();
                return DONE;
              });
      assertThat(outcome.because()).isEqualTo("still being tried; GET /plugins says how it went");
    } finally {
      hold.countDown();
      worker.shutdown();
    }
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatGoesWrongReachesTheCaller() {
    Asking asking = new Asking(Runnable::run, Duration.ofSeconds(5));
    assertThatThrownBy(
            () ->
                asking.ask(
                    () -> {
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("disk full");
    Asking closed =
        new Asking(
            work -> {
              throw new RejectedExecutionException();
            },
            Duration.ofSeconds(5));
    assertThat(closed.ask(() -> DONE).because()).isEqualTo("the server is stopping");
  }
}
