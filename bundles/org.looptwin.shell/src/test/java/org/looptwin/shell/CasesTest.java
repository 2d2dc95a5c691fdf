package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasesTest {
  private final Cases cases = new Cases(Path.of("../../twin-model"), null, null);

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void anEmptyNameIsNotTheCurrentFolder(String name) {
    assertThatThrownBy(() -> cases.folder(name))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("the case is '" + name + "', expected a case folder or the name")
        .hasMessageContaining("Maybe a variable is empty");
  }

  @Test
  void theCurrentFolderIsMeantWhereItIsNamed() {
    assertThat(cases.folder(".")).isEqualTo(Path.of("").toAbsolutePath());
    assertThat(cases.folder("tiny")).endsWith(Path.of("cases", "tiny"));
  }
}
