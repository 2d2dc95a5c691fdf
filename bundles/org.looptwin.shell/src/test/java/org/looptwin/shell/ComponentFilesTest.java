package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComponentFilesTest {
  private static final String PID = "org.example.Forecaster";

  /** As bnd writes it. */
  private static final String METATYPE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
        <OCD id="org.example.Settings" name="Forecaster">
          <AD id="form" type="String" cardinality="0" default="RETURNS">
            <Option label="RETURNS" value="RETURNS"/>
            <Option label="LEVELS" value="LEVELS"/>
          </AD>
          <AD id="seeds" type="Integer" cardinality="0" default="3" min="1" max="99"/>
          <AD id="shrinkage" type="Double" cardinality="0" default="0.5" min="0"/>
        </OCD>
        <Designate pid="org.example.Forecaster">
          <Object ocdref="org.example.Settings"/>
        </Designate>
      </metatype:MetaData>
      """;

  @TempDir private Path conf;
  private final ComponentFiles files = new ComponentFiles();

  @BeforeEach
  void learn() throws IOException {
    files.learn(new ByteArrayInputStream(METATYPE.getBytes(StandardCharsets.UTF_8)));
  }

  private void write(String pid, String text) throws IOException {
    Files.writeString(conf.resolve(pid + ".cfg"), text);
  }

  @Test
  void whatAComponentTakesNeedsNoWord() throws IOException {
    write(PID, "seeds = 7\nform = LEVELS\nshrinkage = 3.0000000000000004e-1\n");
    write("org.example.Plugin", "anything = 1\n");
    assertThat(files.check(conf)).isEmpty();
    assertThat(files.check(conf.resolve("none"))).isEmpty();
  }

  @Test
  void aNameThatMeansNothingIsTold() throws IOException {
    write(PID, "drift = 3\nseeds = 7\n");
    assertThat(files.check(conf))
        .singleElement()
        .asString()
        .contains("conf/" + PID + ".cfg: 'drift' is no setting")
        .contains("settings are form, seeds, shrinkage");
  }

  @ParameterizedTest
  @CsvSource({
    "seeds, 0, a whole number from 1 to 99. Maybe take the line out: the default is 3",
    "seeds, -4, from 1 to 99",
    "seeds, 100, from 1 to 99",
    "seeds, 2.5, a whole number",
    "shrinkage, -0.1, a number from 0.",
    "shrinkage, 0.5.1, a number from 0.",
    "shrinkage, ., a number from 0.",
    "form, BOTH, 'one of RETURNS, LEVELS. Maybe take the line out: the default is RETURNS'"
  })
  void aValueThatIsNotTakenIsRefusedWithFileLimitAndDefault(String name, String value, String says)
      throws IOException {
    write(PID, name + " = " + value + "\n");
    assertThatThrownBy(() -> files.check(conf))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(PID + ".cfg: %s is '%s', expected ".formatted(name, value))
        .hasMessageContaining(says);
  }
}
