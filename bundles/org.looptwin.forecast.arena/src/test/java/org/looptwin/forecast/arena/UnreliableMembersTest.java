package org.looptwin.forecast.arena;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.forecast.SeriesHistory;

class UnreliableMembersTest {
  private static final SeriesHistory LINE = Given.history(Given.series(60, t -> t));

  private static Forecaster throwing(AtomicInteger calls) {
    return Given.member(
        "broken",
        (history, horizon) -> {
          calls.incrementAndGet();
          throw new IllegalStateException("no model");
        });
  }

  @Test
  void aMemberThatThrowsIsPassedOverAndTheOthersAnswer() {
    Outlook outlook =
        Given.arena(throwing(new AtomicInteger()), Given.drift("drift", 1)).forecast(LINE, 2, 1);
    assertThat(outlook.member()).isEqualTo("mix");
    assertThat(outlook.passedOver())
        .contains("broken passed over: failed, java.lang.IllegalStateException: no model");
  }

  @Test
  void anErrorOfAPlugInIsItsOwnToo() {
    Forecaster unlinked =
        Given.member(
            "unlinked",
            (history, horizon) -> {
              throw new NoClassDefFoundError("vendor/Net");
            });
    assertThat(Given.arena(unlinked).forecast(LINE, 2, 1).passedOver())
        .containsExactly(
            "unlinked passed over: failed, java.lang.NoClassDefFoundError: vendor/Net");
  }

  @Test
  void afterThreeFailuresInARowItRestsForTwentyForecastsAndIsThenTriedAgain() {
    AtomicInteger calls = new AtomicInteger();
    RollingArena arena = Given.arena(throwing(calls));
    for (int i = 0; i < 3; i++) {
      arena.forecast(LINE, 1, 1);
    }
    assertThat(calls).hasValue(3);
    assertThat(arena.forecast(LINE, 1, 1).passedOver())
        .containsExactly("broken passed over: it rests after failures, for 19 more forecasts");
    for (int i = 0; i < 19; i++) {
      arena.forecast(LINE, 1, 1);
    }
    assertThat(calls).hasValue(3);
    arena.forecast(LINE, 1, 1);
    assertThat(calls).hasValue(4);
  }

  @Test
  void answersOfAWrongLengthOrWithoutANumberAreFailures() {
    Forecaster tooShort = Given.member("too-short", (history, horizon) -> new double[horizon - 1]);
    Forecaster nan = Given.member("nan", (history, horizon) -> new double[] {1, Double.NaN, 1});
    assertThat(Given.arena(tooShort, nan).forecast(LINE, 3, 1).passedOver())
        .containsExactly(
            "nan passed over: failed, java.lang.IllegalStateException: nan answered NaN for month 2",
            "too-short passed over: failed, java.lang.IllegalStateException: too-short answered 2 months where 3 were asked for");
  }

  @Test
  void iCannotIsNoFailure() {
    RollingArena arena = Given.arena(Given.unavailable("lstm", "it is still training"));
    for (int i = 0; i < 5; i++) {
      assertThat(arena.forecast(LINE, 1, 1).passedOver())
          .containsExactly("lstm passed over: it is still training");
    }
  }

  /** Its deadline is over as soon as the members have started. */
  private static final class Impatient extends ThreadPoolExecutor {
    private final CountDownLatch started;

    Impatient(CountDownLatch started) {
      super(0, 4, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
      this.started = started;
    }

    @Override
    public <T> List<Future<T>> invokeAll(
        Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
        throws InterruptedException {
      List<Future<T>> futures = new ArrayList<>();
      tasks.forEach(task -> futures.add(submit(task)));
      started.await();
      futures.forEach(future -> future.cancel(true));
      return futures;
    }
  }

  @Test
  void aMemberThatHangsIsInterruptedAtTheDeadlineAndPassedOver() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    RollingArena arena = new RollingArena(new Given.Defaults(), new Impatient(started));
    Given.join(
        arena,
        Given.member(
            "hanging",
            (history, horizon) -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
                throw new IllegalStateException(e);
              }
              return new double[horizon];
            }));
    Outlook outlook = arena.forecast(LINE, 1, 1);
    assertThat(outlook.mean().at(0)).isEqualTo(60);
    assertThat(outlook.passedOver()).containsExactly("hanging passed over: late, over 10000 ms");
    assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void theDeadlineOfTheSettingsIsKept() {
    RollingArena arena =
        new RollingArena(
            new Given.Defaults() {
              @Override
              public long deadlineMs() {
                return 50;
              }
            });
    Given.join(
        arena,
        Given.member(
            "hanging",
            (history, horizon) -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return new double[horizon];
            }));
    assertThat(arena.forecast(LINE, 1, 1).passedOver())
        .containsExactly("hanging passed over: late, over 50 ms");
  }

  @Test
  void aStoppedArenaStillGivesTheNaiveForecast() {
    RollingArena arena = Given.arena(Given.drift("drift", 1));
    arena.stop();
    assertThat(arena.forecast(LINE, 1, 1).mean().at(0)).isEqualTo(60);
  }

  @Test
  void aMemberLeavesOnlyAfterItsCallInFlightHasEnded() throws Exception {
    CountDownLatch inCall = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    Forecaster slow =
        Given.member(
            "slow",
            (history, horizon) -> {
              inCall.countDown();
              try {
                mayEnd.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              return Given.series(horizon, h -> history.values().last() + h);
            });
    RollingArena arena = Given.arena(slow);
    ExecutorService other = Executors.newFixedThreadPool(2);
    try {
      Future<Outlook> forecast = other.submit(() -> arena.forecast(LINE, 1, 1));
      inCall.await();
      Future<?> leaving = other.submit(() -> arena.leave(slow));
      assertThat(leaving.isDone()).isFalse();
      mayEnd.countDown();
      leaving.get(60, TimeUnit.SECONDS);
      assertThat(forecast.get(60, TimeUnit.SECONDS).member()).isEqualTo("mix");
      assertThat(arena.forecast(LINE, 1, 1).member()).isEqualTo("naive");
    } finally {
      other.shutdownNow();
    }
  }
}
