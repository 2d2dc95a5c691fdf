package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissingTablesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"nodes.csv", "lanes.csv"})
  void aMissingTableIsToldWithoutAllThatRefersToIt(String name) throws IOException {
    List<String> left = List.of(name, "abatement_options.csv");
    try (Stream<Path> files = Files.list(Path.of("../cases/tiny"))) {
      for (Path file : files.toList()) {
        if (!left.contains(file.getFileName().toString())) {
          Files.copy(file, folder.resolve(file.getFileName()));
        }
      }
    }

    CaseReading reading = CaseFolder.read(folder);
    assertThat(reading.reference()).isNull();
    assertThat(reading.problems().stream().map(Problem::toString))
        .hasSize(2)
        .anyMatch(text -> text.contains(name + ":1: the file is missing"))
        .anyMatch(text -> text.contains("abatement_options.csv:1: the file is missing"));
  }
}
