package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ForecastOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void aLevelThatIsNoNumberIsNotTakenAsNotGiven(String level) {
    ForecastCommand command = new ForecastCommand(new Shell(null));
    new CommandLine(command).parseArgs("tiny", "--above", level);
    assertThatThrownBy(command::call)
        .isInstanceOf(BadInput.class)
        .hasMessage("--above is %s, expected a number such as 0.3", level);
  }
}
