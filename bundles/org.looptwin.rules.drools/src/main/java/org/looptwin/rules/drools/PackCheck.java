package org.looptwin.rules.drools;

import java.nio.file.Path;
import java.util.List;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;

/** Takes a pack from a folder and plays its scenarios: the unit test of a pack. */
public final class PackCheck {
  private final Pack pack;
  private final CompiledRules rules;

  /**
   * @param name the pack's name, e.g. {@code rules.disruption}
   * @param resources the folder with {@code rules/} and {@code scenarios/}
   * @throws IllegalStateException when the pack does not compile, with every problem
   */
  public PackCheck(String name, Path resources) {
    this.pack = PackReader.read(name, resources);
    RuleCompiler compiler = new RuleCompiler();
    compiler.learn(pack.compiled());
    Compilation compiled = compiler.compile(pack.files());
    if (compiled.rules() == null) {
      throw new IllegalStateException("Pack %s: %s".formatted(name, compiled.problems()));
    }
    this.rules = (CompiledRules) compiled.rules();
  }

  /** Plays every scenario in one session. */
  public List<ScenarioResult> results() {
    return play(false);
  }

  /** Plays every scenario with a restart after each reading; the results must be the same. */
  public List<ScenarioResult> resultsWithRestarts() {
    return play(true);
  }

  private List<ScenarioResult> play(boolean reopening) {
    ScenarioRun run = new ScenarioRun(rules, reopening);
    return pack.scenarios().entrySet().stream()
        .map(scenario -> run.run(pack.name(), scenario.getKey(), scenario.getValue()))
        .toList();
  }
}
