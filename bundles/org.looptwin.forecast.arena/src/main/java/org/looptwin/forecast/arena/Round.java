package org.looptwin.forecast.arena;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.looptwin.forecast.api.Heard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks members at once, each on a thread of its own, and waits no longer than the deadline. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final String FLOOR = "naive";

  private final ExecutorService executor;
  private final Heard heard;
  private final Map<String, Paths> answers = new LinkedHashMap<>();
  private final List<String> passedOver = new ArrayList<>();

  private Round(ExecutorService executor, Heard heard) {
    this.executor = executor;
    this.heard = heard;
  }

  /**
   * Members that cannot answer, fail or are late are named in {@link #passedOver}.
   *
   * @throws IllegalStateException when one that is asked by name is missing or has no answer
   */
  static Round of(
      ExecutorService executor,
      List<Member> members,
      Heard heard,
      Question question,
      long deadlineMs) {
    Round round = new Round(executor, heard);
    round.ask(round.admitted(members), question, deadlineMs);
    if (heard.who() == Heard.Who.NAMED) {
      round.expectAllNamed(members, question.history().target());
    }
    return round;
  }

  /** Whoever answered, by name; in order of names. */
  Map<String, Paths> answers() {
    return answers;
  }

  /** One sentence for each member without an answer. */
  List<String> passedOver() {
    return passedOver;
  }

  private void expectAllNamed(List<Member> members, String target) {
    for (String name : heard.names()) {
      if (answers.containsKey(name)) {
        continue;
      }
      boolean present = members.stream().anyMatch(member -> member.name().equals(name));
      throw new IllegalStateException(
          present
              ? "Forecaster %s was heard for %s, but now gives no answer: %s"
                  .formatted(name, target, passedOver)
              : "Forecaster %s was heard for %s, but is not installed any more. Maybe install it again."
                  .formatted(name, target));
    }
  }

  /** The naive forecast is the arena's own. */
  private List<Member> admitted(List<Member> members) {
    List<Member> admitted = new ArrayList<>();
    for (Member member : members) {
      if (member.name().equals(FLOOR) || !heard.asks(member.name(), member.heavy())) {
        continue;
      }
      if (heard.who() == Heard.Who.NAMED || member.breaker().admits()) {
        admitted.add(member);
      } else {
        passedOver.add(
            "%s passed over: it rests after failures, for %d more forecasts"
                .formatted(member.name(), member.breaker().skipsLeft()));
      }
    }
    return admitted;
  }

  private void ask(List<Member> members, Question question, long deadlineMs) {
    List<Callable<Paths>> calls = new ArrayList<>();
    members.forEach(member -> calls.add(() -> member.answer(question, heard.patient())));
    try {
      List<Future<Paths>> futures = executor.invokeAll(calls, deadlineMs, TimeUnit.MILLISECONDS);
      for (int i = 0; i < futures.size(); i++) {
        read(members.get(i), futures.get(i), question, deadlineMs);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      passedOver.add("all members passed over: the forecast was interrupted");
    } catch (RejectedExecutionException e) {
      LOG.warn("The arena has no thread left for {}", question.history().target(), e);
      passedOver.add("all members passed over: the arena is stopping or all its threads hang");
    }
  }

  private void read(Member member, Future<Paths> future, Question question, long deadlineMs)
      throws InterruptedException {
    String target = question.history().target();
    try {
      Paths paths = future.get();
      member.breaker().succeeded();
      if (paths.answered()) {
        answers.put(member.name(), paths);
      } else {
        passedOver.add("%s passed over: %s".formatted(member.name(), paths.because()));
      }
    } catch (CancellationException e) {
      member.breaker().failed();
      LOG.warn("Forecaster {} is late for {}: over {} ms", member.name(), target, deadlineMs);
      passedOver.add("%s passed over: late, over %d ms".formatted(member.name(), deadlineMs));
    } catch (ExecutionException e) {
      member.breaker().failed();
      LOG.warn("Forecaster {} failed for {}", member.name(), target, e.getCause());
      passedOver.add("%s passed over: failed, %s".formatted(member.name(), e.getCause()));
    }
  }
}
