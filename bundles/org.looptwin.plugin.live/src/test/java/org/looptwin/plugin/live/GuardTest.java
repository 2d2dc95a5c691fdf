package org.looptwin.plugin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.looptwin.connector.api.ConnectionState;
import org.looptwin.connector.api.Connector;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Watch;

class GuardTest {
  private static final Budget BUDGET = new Budget(Duration.ofMinutes(1), 1e-3, 1);

  @Test
  void noCallFailsWhileThePlugInBehindIsExchangedAHundredTimes() throws Exception {
    GuardedConnector guard = new GuardedConnector(running());
    AtomicBoolean ended = new AtomicBoolean();
    AtomicInteger calls = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    List<Future<Integer>> failed = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      failed.add(callers.submit(() -> failures(guard, ended, calls)));
    }
    for (int swap = 0; swap < 100; swap++) {
      int before = calls.get();
      Provided<Connector> old = guard.exchange(running());
      assertThat(old.leave(Duration.ofSeconds(60))).isTrue();
      old.threads().close();
      while (calls.get() == before) {
        Thread.onSpinWait();
      }
    }
    ended.set(true);
    for (Future<Integer> each : failed) {
      assertThat(each.get()).isZero();
    }
    callers.shutdown();
  }

  private static int failures(GuardedConnector guard, AtomicBoolean ended, AtomicInteger calls) {
    int failures = 0;
    while (!ended.get()) {
      failures += guard.state() == ConnectionState.RUNNING ? 0 : 1;
      calls.incrementAndGet();
    }
    return failures;
  }

  private static Provided<Connector> running() {
    return Plugs.connector(word -> ConnectionState.RUNNING);
  }

  @Test
  void aCallInFlightEndsOnTheOldVersionWhileNewCallsGoToTheNewOne() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    GuardedSolver guard =
        new GuardedSolver(
            Plugs.solver(
                watch -> {
                  inside.countDown();
                  await(release);
                  return new Answer.Failed("old");
                }),
            () -> null);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    Future<Answer> old = caller.submit(() -> guard.solve(null, BUDGET, Watch.NONE));
    inside.await();

    var leaving = guard.exchange(Plugs.solver(watch -> new Answer.Failed("new")));

    assertThat(guard.solve(null, BUDGET, Watch.NONE)).isEqualTo(new Answer.Failed("new"));
    assertThat(leaving.leave(Duration.ofMillis(1))).as("still solving").isFalse();
    release.countDown();
    assertThat(old.get()).isEqualTo(new Answer.Failed("old"));
    assertThat(leaving.leave(Duration.ofSeconds(60))).isTrue();
    caller.shutdown();
  }

  @Test
  void threeFailuresInARowStopItAndNothingIsCalledAnyMore() {
    AtomicInteger calls = new AtomicInteger();
    List<String> told = new ArrayList<>();
    Provided<Connector> plug =
        Plugs.connector(
            word -> {
              if (calls.incrementAndGet() == 3) {
                return ConnectionState.RUNNING;
              }
              throw new IllegalStateException("cable cut");
            });
    plug.onBroken(told::add);
    GuardedConnector guard = new GuardedConnector(plug);

    for (int call = 0; call < 8; call++) { // two fail, one holds, three fail, two are not made
      guard.state();
    }

    assertThat(calls).hasValue(6);
    assertThat(told)
        .containsExactly(
            "3 failures in a row, the last: connector plc: state() threw"
                + " java.lang.IllegalStateException: cable cut");
    assertThat(guard.state()).isEqualTo(ConnectionState.DOWN);
    assertThat(plug.tally().failures()).isEqualTo(5);
  }

  @Test
  void aSolverThatHeedsNeitherBudgetNorCancellationIsStoppedAtOnceAndItsThreadCounted() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean cancelled = new AtomicBoolean();
    List<String> told = new ArrayList<>();
    var plug =
        Plugs.solver(
            watch -> {
              while (never.getCount() > 0) {
                cancelled.compareAndSet(false, watch.cancelled());
                Thread.onSpinWait();
              }
              return new Answer.Failed("done at last");
            });
    plug.onBroken(told::add);
    GuardedSolver guard = new GuardedSolver(plug, () -> null);

    Answer answer = guard.solve(null, new Budget(Duration.ofMillis(1), 1e-3, 1), Watch.NONE);

    assertThat(answer)
        .isEqualTo(new Answer.Failed("solver cheap: solve did not return within 2.0 s"));
    assertThat(cancelled).isTrue();
    assertThat(told).hasSize(1);
    assertThat(plug.threads().abandoned()).isEqualTo(1);
    never.countDown();
  }

  @Test
  void aForecastOfWrongLengthOrWithoutNumbersIsUnavailable() {
    GuardedForecaster wrong = new GuardedForecaster(Plugs.forecaster(h -> List.of(1.0)));
    GuardedForecaster nan =
        new GuardedForecaster(Plugs.forecaster(h -> java.util.Collections.nCopies(h, Double.NaN)));

    assertThat(wrong.forecast(null, 2, 1))
        .isEqualTo(new ForecastAnswer.Unavailable("it answered 1 months where 2 were asked for"));
    assertThat(nan.forecast(null, 2, 1))
        .isEqualTo(new ForecastAnswer.Unavailable("it answered the value NaN, expected a number"));
  }

  @Test
  void whatAForecasterBecomesByLearningIsGuardedLikeItself() throws Exception {
    GuardedForecaster right =
        new GuardedForecaster(Plugs.learner(Plugs.forecaster(h -> List.of(1.0, 2.0)).service()));
    GuardedForecaster wrong =
        new GuardedForecaster(Plugs.learner(Plugs.forecaster(h -> List.of(1.0)).service()));

    assertThat(right.taught(List.of(), 2, 1, () -> false).forecast(null, 2, 1))
        .isEqualTo(new ForecastAnswer.Path(List.of(1.0, 2.0)));
    assertThat(wrong.taught(List.of(), 2, 1, () -> false).forecast(null, 2, 1))
        .isEqualTo(new ForecastAnswer.Unavailable("it answered 1 months where 2 were asked for"));
    assertThat(right.taught(List.of(), 2, 1, () -> false).name()).isEqualTo("learner");
  }

  @Test
  void aForecasterThatCannotLearnStaysWhatItIs() throws Exception {
    GuardedForecaster guard = new GuardedForecaster(Plugs.learner(null));
    assertThat(guard.taught(List.of(), 2, 1, () -> false)).isSameAs(guard);
  }

  @Test
  void thatNoPlanExistsIsNotBelievedAlone() {
    GuardedSolver guard =
        new GuardedSolver(
            Plugs.solver(watch -> new Answer.Infeasible(List.of("demand of V01"))), () -> null);

    assertThat(guard.solve(null, BUDGET, Watch.NONE))
        .isEqualTo(
            new Answer.Failed(
                "solver cheap says that no plan exists (demand of V01); another one is asked"));
  }

  @Test
  void aWrongFigureIsAStrikeAFalseProofTheEnd() {
    assertThat(judged("The plan tells 5.00 EUR for the part purchase, but ...").falseProof())
        .isFalse();
    assertThat(judged("The plan claims proof that none is cheaper than ...").falseProof()).isTrue();
  }

  private static Verdict judged(String complaint) {
    return Verdict.on(new Answer.Solved(PlanCopyTest.plan()), plan -> List.of(complaint));
  }

  @Test
  void anAuditThatBreaksIsAFailureAndNothingElseBreaks() {
    var plug = Plugs.solver(watch -> new Answer.Solved(PlanCopyTest.plan()));
    GuardedSolver guard =
        new GuardedSolver(
            plug,
            () -> {
              throw new IllegalStateException("no licence for the audit");
            });

    assertThat(guard.solve(null, BUDGET, Watch.NONE))
        .isEqualTo(
            new Answer.Failed(
                "solver cheap was refuted: its plan could not be audited:"
                    + " java.lang.IllegalStateException: no licence for the audit"));
    assertThat(plug.tally().failures()).isEqualTo(1);
  }

  @Test
  void whatAnExceptionSaysIsAskedOnThePlugInsThreadAndCut() {
    List<String> threads = new ArrayList<>();
    GuardedConnector guard =
        new GuardedConnector(
            Plugs.connector(
                word -> {
                  throw new IllegalStateException() {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public String getMessage() {
                      threads.add(Thread.currentThread().getName());
                      return "x".repeat(100_000);
                    }
                  };
                }));
    List<CallFailed> failed = new ArrayList<>();
    try {
      guard.call("state()", Duration.ofSeconds(60), Connector::state);
    } catch (CallFailed e) {
      failed.add(e);
    }

    assertThat(failed).singleElement().satisfies(e -> assertThat(e).hasNoCause());
    assertThat(failed.get(0).getMessage()).hasSizeLessThan(600);
    assertThat(threads).isNotEmpty().allMatch(name -> name.startsWith("plugin-"));
  }

  @Test
  void whoIsSlowToHeedACancellationGetsAStrikeAndIsNotStopped() {
    List<String> told = new ArrayList<>();
    CountDownLatch never = new CountDownLatch(1);
    var plug =
        Plugs.solver(
            watch -> {
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return new Answer.Failed("late");
            });
    plug.onBroken(told::add);
    Watch cancelled =
        new Watch() {
          @Override
          public boolean cancelled() {
            return true;
          }
        };

    Answer answer = new GuardedSolver(plug, () -> null).solve(null, BUDGET, cancelled);

    assertThat(answer)
        .isEqualTo(
            new Answer.Failed("solver cheap: solve did not return within 2 s of being cancelled"));
    assertThat(told).isEmpty();
    assertThat(plug.tally().failures()).isEqualTo(1);
    never.countDown();
  }

  @Test
  void whoEndsWhenInterruptedGetsAStrikeAndIsNotStopped() {
    List<String> told = new ArrayList<>();
    var plug =
        Plugs.solver(
            watch -> {
              await(new CountDownLatch(1));
              return new Answer.Failed("late");
            });
    plug.onBroken(told::add);

    new GuardedSolver(plug, () -> null)
        .solve(null, new Budget(Duration.ofMillis(1), 1e-3, 1), Watch.NONE);

    assertThat(told).isEmpty();
    assertThat(plug.tally().failures()).isEqualTo(1);
  }

  @Test
  void aFindingWithHolesOrOfAnotherPolicyIsAFailure() {
    assertThat(assessed(finding("eu", "R1", "plan", FindingState.OK, "all is well")))
        .isEqualTo("[all is well]");
    assertThat(assessed(finding("other", "R1", "plan", FindingState.OK, "")))
        .endsWith("a finding is of policy 'other', expected 'eu'");
    assertThat(assessed(finding("eu", null, "plan", FindingState.OK, "")))
        .endsWith("a finding has no rule");
    assertThat(assessed(finding("eu", "R1", null, FindingState.OK, "")))
        .endsWith("a finding has no subject");
    assertThat(assessed(finding("eu", "R1", "plan", null, ""))).endsWith("a finding has no state");
    assertThat(assessed(finding("eu", "R1", "plan", FindingState.OK, null)))
        .endsWith("a finding has no sentence");
    assertThat(assessed((Finding) null)).endsWith("one of its findings is null");
  }

  private static Finding finding(
      String policy, String rule, String subject, FindingState state, String sentence) {
    return new Finding(policy, rule, subject, state, null, null, "", "law", sentence);
  }

  private static String assessed(Finding finding) {
    GuardedPolicy guard = new GuardedPolicy(Plugs.policy(finding));
    try {
      return guard.assess(null, null).stream().map(Finding::sentence).toList().toString();
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
