package org.looptwin.forecast.arena;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;

/**
 * A forecaster as the arena holds it: with its failures counted and its past answers kept. Calls in
 * flight end before it may leave.
 */
final class Member {
  private final Forecaster forecaster;
  private final String name;
  private final boolean heavy;
  private final CircuitBreaker breaker;
  private final PathMemory memory = new PathMemory();
  private final ReadWriteLock calls = new ReentrantReadWriteLock();
  private boolean left;

  Member(Forecaster forecaster, CircuitBreaker breaker) {
    this.forecaster = forecaster;
    this.name = forecaster.name();
    this.heavy = forecaster.heavy();
    this.breaker = breaker;
  }

  String name() {
    return name;
  }

  boolean heavy() {
    return heavy;
  }

  CircuitBreaker breaker() {
    return breaker;
  }

  boolean is(Forecaster other) {
    return forecaster == other;
  }

  /**
   * Asks at every origin not yet answered, the newest first.
   *
   * @param patient whether its training is waited for
   * @throws IllegalStateException when an answer has a wrong length or is not finite
   * @throws CancellationException when interrupted; what was answered until then is kept
   */
  Paths answer(Question question, boolean patient) throws InterruptedException {
    calls.readLock().lock();
    try {
      if (left) {
        return new Paths(new double[question.months() + 1][], "it is being replaced");
      }
      if (patient && heavy) {
        forecaster.prepare(question.history(), question.horizon(), question.seed());
      }
      return ask(question);
    } finally {
      calls.readLock().unlock();
    }
  }

  /** One answer, not remembered; empty when it has none. */
  Optional<double[]> once(SeriesHistory history, Question question) {
    calls.readLock().lock();
    try {
      return left
          ? Optional.empty()
          : forecaster
              .forecast(history, question.horizon(), question.seed())
              .read(path -> Optional.of(checked(path, question)), none -> Optional.empty());
    } finally {
      calls.readLock().unlock();
    }
  }

  private Paths ask(Question question) {
    double[][] paths = memory.recall(question);
    String because = "";
    try {
      for (int origin = question.months(); origin >= question.firstOrigin(); origin--) {
        if (paths[origin] == null) {
          ForecastAnswer answer =
              forecaster.forecast(question.known(origin), question.horizon(), question.seed());
          paths[origin] = answer.read(path -> checked(path, question), none -> null);
          if (origin == question.months()) {
            because = answer.read(path -> "", Unavailable::because);
            if (heavy && !because.isEmpty()) {
              break; // still training: it has no answer for earlier ones either
            }
          }
        }
        if (Thread.interrupted()) {
          throw new CancellationException("late");
        }
      }
    } finally {
      memory.keep(question, paths);
    }
    return new Paths(paths, because);
  }

  private double[] checked(Path path, Question question) {
    List<Double> mean = path.mean();
    if (mean.size() != question.horizon()) {
      throw new IllegalStateException(
          "%s answered %d months where %d were asked for"
              .formatted(name, mean.size(), question.horizon()));
    }
    double[] values = new double[mean.size()];
    for (int h = 0; h < values.length; h++) {
      if (!Double.isFinite(mean.get(h))) {
        throw new IllegalStateException(
            "%s answered %s for month %d".formatted(name, mean.get(h), h + 1));
      }
      values[h] = question.clip(mean.get(h));
    }
    return values;
  }

  /**
   * Waits for calls in flight, then takes no more.
   *
   * @return whether they ended in time
   */
  boolean leave(long timeoutMs) {
    try {
      if (calls.writeLock().tryLock(timeoutMs, TimeUnit.MILLISECONDS)) {
        left = true;
        calls.writeLock().unlock();
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
