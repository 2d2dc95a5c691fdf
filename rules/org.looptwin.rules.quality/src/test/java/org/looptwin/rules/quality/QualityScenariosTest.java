package org.looptwin.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.drools.PackCheck;

/** The pack's scenario files, each in one session and with a restart after every reading. */
class QualityScenariosTest {
  private static PackCheck pack;

  @BeforeAll
  static void compile() {
    pack = pack();
  }

  private static PackCheck pack() {
    return pack != null ? pack : new PackCheck("rules.quality", Path.of("target/classes"));
  }

  static Stream<ScenarioResult> played() {
    pack = pack();
    return pack.results().stream();
  }

  static Stream<ScenarioResult> playedWithRestarts() {
    pack = pack();
    return pack.resultsWithRestarts().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("played")
  void asksForWhatTheScenarioExpects(ScenarioResult result) {
    check(result);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("playedWithRestarts")
  void asksForTheSameWhenEveryReadingIsFollowedByARestart(ScenarioResult result) {
    check(result);
  }

  private static void check(ScenarioResult result) {
    assertThat(result.passed()).as(result.toString()).isTrue();
  }
}
