package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private final Shell shell = new Shell(null);

  @ParameterizedTest
  @MethodSource("names")
  void aCommandIsMadeAloneUnderItsOwnName(String name) {
    assertThat(Commands.wanted(name, shell))
        .extracting(command -> new CommandLine(command).getCommandName())
        .containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "pln"})
  void anyOtherWordGetsAllOfThemInTheOrderOfTheHelp(String word) {
    assertThat(Commands.wanted(word, shell))
        .extracting(command -> new CommandLine(command).getCommandName())
        .isEqualTo(Commands.names());
  }

  @Test
  void theHelpNamesWhatTheContractPromises() {
    assertThat(Commands.names()).startsWith("run", "demo").contains("solve", "map", "rebuild");
  }

  static List<String> names() {
    return Commands.names();
  }
}
