package org.looptwin.coordinate.markov.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.NoValueException;

class KeptAdviceTest {
  private final MovedClock clock = new MovedClock();
  private int computed;

  @Test
  void anAnswerIsKeptForAMinute() throws Exception {
    KeptAdvice kept = new KeptAdvice(at -> Map.of("number", ++computed), clock);
    kept.advice();
    clock.now = clock.now.plus(Duration.ofSeconds(59));
    assertThat(kept.advice()).containsEntry("number", 1);
    clock.now = clock.now.plus(Duration.ofSeconds(1));
    assertThat(kept.advice()).containsEntry("number", 2);
    clock.now = clock.now.minus(Duration.ofDays(1)); // a clock that was put right
    assertThat(kept.advice()).containsEntry("number", 3);
  }

  @Test
  void aFailureIsKeptForAMinuteToo() throws Exception {
    KeptAdvice kept =
        new KeptAdvice(
            at -> {
              computed++;
              if (computed == 1) {
                throw new IllegalStateException("the history is away");
              }
              if (computed == 2) {
                throw new NoValueException("no five actors");
              }
              return Map.of();
            },
            clock);
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(kept::advice).isInstanceOf(IllegalStateException.class);
    }
    assertThat(computed).isEqualTo(1);
    clock.now = clock.now.plus(Duration.ofMinutes(1));
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(kept::advice).isInstanceOf(NoValueException.class);
    }
    assertThat(computed).isEqualTo(2);
    clock.now = clock.now.plus(Duration.ofMinutes(1));
    assertThat(kept.advice()).isEmpty();
  }

  @Test
  void whoAsksWhileAnotherComputesGetsTheLastAnswer() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    KeptAdvice kept =
        new KeptAdvice(
            at -> {
              if (++computed == 2) {
                begun.countDown();
                await(go);
              }
              return Map.of("number", computed);
            },
            clock);
    kept.advice();
    clock.now = clock.now.plus(Duration.ofMinutes(2));
    CompletableFuture<Map<String, Object>> slow =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return kept.advice();
              } catch (NoValueException e) {
                throw new IllegalStateException(e);
              }
            });
    await(begun);
    assertThat(kept.advice()).containsEntry("number", 1);
    go.countDown();
    assertThat(slow.get(30, TimeUnit.SECONDS)).containsEntry("number", 2);
    assertThat(kept.advice()).containsEntry("number", 2);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
