package org.looptwin.plugin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckTest {
  private static final Duration AMPLE = Duration.ofSeconds(20);

  @Test
  void aPromiseThatIsKeptHasNoComplaint() throws InterruptedException {
    Check<String> check = new Check<>("it is long", text -> Optional.empty());
    assertThat(check.complaint("long", AMPLE)).isEmpty();
  }

  @Test
  void whatACandidateThrowsIsAComplaintAlsoWhenItDoesNotFitTheApi() throws InterruptedException {
    Check<String> check =
        new Check<>(
            "it links",
            text -> {
              throw new NoSuchMethodError("Solver.solve");
            });
    assertThat(check.complaint("old", AMPLE).orElseThrow()).contains("NoSuchMethodError");
  }

  @Test
  void aTrialWithoutEndIsAComplaintAndIsInterrupted() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    Check<CountDownLatch> check =
        new Check<>(
            "it ends",
            never -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return Optional.empty();
            });
    assertThat(check.complaint(new CountDownLatch(1), Duration.ofMillis(50)).orElseThrow())
        .contains("0.05 s");
    interrupted.await();
  }

  @Test
  void aTestFailsWithThePromiseAndWhatWasDoneInstead() throws InterruptedException {
    Check<String> check = new Check<>("it is short", text -> Optional.of("It has 4 letters."));
    assertThatThrownBy(() -> check.keptBy("long", AMPLE))
        .isInstanceOf(AssertionError.class)
        .hasMessage("Promised: it is short. It has 4 letters.");
    new Check<String>("anything goes", text -> Optional.empty()).keptBy("long", AMPLE);
  }
}
