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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all members at once, each on a thread of its own, and waits no longer than the deadline. */
final class Round {
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);
  private static final String FLOOR = "naive";

  private final ExecutorService executor;
  private final Map<String, Paths> answers = new LinkedHashMap<>();
  private final List<String> passedOver = new ArrayList<>();

  private Round(ExecutorService executor) {
    this.executor = executor;
  }

  /** Members that cannot answer, fail or are late are named in {@link #passedOver}. */
  static Round of(
      ExecutorService executor, List<Member> members, Question question, long deadlineMs) {
    Round round = new Round(executor);
    round.ask(round.admitted(members), question, deadlineMs);
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

  /** The naive forecast is the arena's own; of members with one name the first takes part. */
  private List<Member> admitted(List<Member> members) {
    Map<String, Member> admitted = new LinkedHashMap<>();
    for (Member member : members) {
      if (member.name().equals(FLOOR)) {
        continue;
      }
      if (admitted.containsKey(member.name())) {
        passedOver.add(member.name() + " passed over: another member has this name");
      } else if (!member.breaker().admits()) {
        passedOver.add(
            "%s passed over: it rests after failures, for %d more forecasts"
                .formatted(member.name(), member.breaker().skipsLeft()));
      } else {
        admitted.put(member.name(), member);
      }
    }
    return List.copyOf(admitted.values());
  }

  private void ask(List<Member> members, Question question, long deadlineMs) {
    List<Callable<Paths>> calls = new ArrayList<>();
    members.forEach(member -> calls.add(() -> member.answer(question)));
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
