package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;

/**
 * What every rule pack keeps to: it compiles, and its scenarios ask for what they expect. Compiled
 * once, from what the pack's own build has left in {@code target/classes}.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class RulePackContract {
  private final Pack pack;
  private final CompiledRules rules;

  /**
   * @param name the pack's name, e.g. {@code rules.disruption}
   * @throws IllegalStateException when the pack does not compile, with every problem
   */
  protected RulePackContract(String name) {
    this(name, null);
  }

  /** Of a pack that looks at forecasts, which come from here. */
  protected RulePackContract(String name, TelemetryForecasts forecasts) {
    this.pack = PackReader.read(name, Path.of("target/classes"));
    RuleCompiler compiler = new RuleCompiler(new Foresight(() -> forecasts));
    compiler.learn(pack.compiled());
    Compilation compiled = compiler.compile(pack.files());
    if (compiled.rules() == null) {
      throw new IllegalStateException("Pack %s: %s".formatted(name, compiled.problems()));
    }
    this.rules = (CompiledRules) compiled.rules();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("played")
  void asksForWhatTheScenarioExpects(ScenarioResult result) {
    assertThat(result.passed()).as(result.toString()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("playedWithRestarts")
  void asksForTheSameWhenEveryReadingIsFollowedByARestart(ScenarioResult result) {
    assertThat(result.passed()).as(result.toString()).isTrue();
  }

  Stream<ScenarioResult> played() {
    return play(false);
  }

  Stream<ScenarioResult> playedWithRestarts() {
    return play(true);
  }

  private Stream<ScenarioResult> play(boolean reopening) {
    ScenarioRun run = new ScenarioRun(rules, reopening);
    return pack.scenarios().entrySet().stream()
        .map(scenario -> run.run(pack.name(), scenario.getKey(), scenario.getValue()));
  }
}
