package org.looptwin.plugin.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * One promise of a contract, as something that can be tried.
 *
 * @param promise a sentence, e.g. {@code an infeasible problem is answered, not thrown}
 * @param trial tries a candidate; empty when it keeps the promise, else what it did instead, with
 *     the value and what was expected. What it throws counts as broken
 */
public record Check<S>(String promise, Function<S, Optional<String>> trial) {
  /**
   * Tries a candidate on a thread of its own, so that one that never returns holds up nobody.
   *
   * @param patience how long the trial may take
   * @return what is wrong; empty when the promise is kept. What the candidate throws, errors of
   *     linking too, and a trial without end are complaints
   * @throws InterruptedException when the caller is interrupted; so is the trial
   */
  public Optional<String> complaint(S candidate, Duration patience) throws InterruptedException {
    FutureTask<Optional<String>> task = new FutureTask<>(() -> trial.apply(candidate));
    Thread thread = new Thread(task, "contract: " + promise);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return Optional.of("It threw %s.".formatted(e.getCause()));
    } catch (TimeoutException e) {
      return Optional.of("It had not returned after %s s.".formatted(patience.toMillis() / 1000.0));
    } finally {
      task.cancel(true);
    }
  }

  /**
   * The same as a test's assertion.
   *
   * @throws AssertionError when the promise is broken, with the promise and what was done instead
   * @throws InterruptedException when the caller is interrupted; so is the trial
   */
  public void keptBy(S candidate, Duration patience) throws InterruptedException {
    Optional<String> complaint = complaint(candidate, patience);
    if (complaint.isPresent()) {
      throw new AssertionError("Promised: %s. %s".formatted(promise, complaint.get()));
    }
  }
}
