package org.looptwin.rules.drools;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.looptwin.model.request.RuleRef;
import org.looptwin.rules.drools.ScenarioRun.Played;

/**
 * Plays the packs' scenarios to rules on a thread of its own. Rules that do not finish a scenario
 * in time are given up: the thread is interrupted and left behind with the least priority, because
 * nothing can stop a consequence that does not end.
 */
final class Trial {
  /** For one scenario; a sound one takes milliseconds. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Duration limit;

  Trial(Duration limit) {
    this.limit = limit;
  }

  /**
   * @param pack whose scenario it was; empty when none was played
   * @param what one short sentence
   * @param rule the one that failed, when it is known
   * @param endless whether the scenario did not finish
   */
  record Failure(String pack, String what, Optional<RuleRef> rule, boolean endless) {}

  /**
   * @param differing scenarios with another outcome than expected, none of whose rules failed
   * @param failure the first failure, after which nothing else was played
   */
  record Verdict(List<Played> differing, Optional<Failure> failure) {
    static final Verdict FINE = new Verdict(List.of(), Optional.empty());
  }

  /** Packs that look at forecasts are not played while nobody makes them: they would differ. */
  Verdict of(CompiledRules rules, List<Pack> packs) {
    List<Played> differing = new ArrayList<>();
    ScenarioRun run = new ScenarioRun(rules, false);
    Stage stage = new Stage();
    try {
      for (Pack pack : packs.stream().filter(pack -> !rules.blind(pack)).toList()) {
        for (var scenario : pack.scenarios().entrySet()) {
          String title = "scenario %s of %s".formatted(scenario.getKey(), pack.name());
          FutureTask<Played> task =
              new FutureTask<>(() -> run.play(pack.name(), scenario.getKey(), scenario.getValue()));
          stage.play(task);
          Optional<Failure> failure = finish(task, pack.name(), title, run, differing);
          if (failure.isPresent()) {
            return new Verdict(List.of(), failure);
          }
        }
      }
    } finally {
      stage.leave();
    }
    return new Verdict(differing, Optional.empty());
  }

  private Optional<Failure> finish(
      FutureTask<Played> task, String pack, String title, ScenarioRun run, List<Played> differing) {
    try {
      Played played = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!played.result().passed()) {
        differing.add(played);
      }
      return played
          .failure()
          .map(
              request ->
                  new Failure(
                      pack,
                      "%s in %s: %s".formatted(request.topic(), title, request.because()),
                      Optional.of(request.rule()),
                      false));
    } catch (TimeoutException e) {
      String what =
          "did not finish its scenarios within %s s (%s)"
              .formatted(limit.toMillis() / 1000.0, title)
              .replace(".0 s", " s");
      return Optional.of(new Failure(pack, what, run.ruleAtWork(), true));
    } catch (ExecutionException e) {
      String what = "failed in %s with %s".formatted(title, brief(e.getCause().toString()));
      return Optional.of(new Failure(pack, what, run.ruleAtWork(), false));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The trial of rules was cut short.");
    }
  }

  /** The first line, cut when it is long. */
  static String brief(String text) {
    String line = text.lines().findFirst().orElse(text);
    return line.length() <= 300 ? line : line.substring(0, 300) + "...";
  }
}
