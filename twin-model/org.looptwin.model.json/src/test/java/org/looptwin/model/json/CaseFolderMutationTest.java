package org.looptwin.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in the files: problems are told, nothing is thrown. */
class CaseFolderMutationTest {
  private static final Path TINY = Path.of("..", "cases", "tiny");
  private static final List<String> SPLINTERS =
      List.of(
          "",
          ",",
          "\"",
          "\n",
          "-1",
          "1e400",
          "NaN",
          "0x10",
          "S01",
          "Z99",
          "{",
          "}",
          "[",
          "null",
          "99999999999999999999",
          "~1",
          "/",
          "\u0000",
          "2025-13",
          "true");

  @TempDir Path temp;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void tellsInsteadOfThrowing(long seed) throws IOException {
    Random random = new Random(seed);
    Path folder = copy();
    List<Path> files = filesOf(folder);
    for (int i = 0; i < 12; i++) {
      Path file = files.get(random.nextInt(files.size()));
      String sound = Files.readString(file);
      Files.write(file, mutated(sound, random));

      CaseReading reading = CaseFolder.read(folder);

      assertThat(reading.reference() == null)
          .as("%s: %s", file.getFileName(), reading.problems())
          .isEqualTo(!reading.errors().isEmpty());
      assertThat(reading.problems()).allMatch(problem -> problem.line() >= 1);
      Files.writeString(file, sound);
    }
    assertThat(CaseFolder.read(folder).problems()).isEmpty();
  }

  private static byte[] mutated(String text, Random random) {
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + random.nextInt(12));
    byte[] bytes =
        (text.substring(0, from)
                + SPLINTERS.get(random.nextInt(SPLINTERS.size()))
                + text.substring(to))
            .getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) 0xFF;
    }
    return bytes;
  }

  private Path copy() throws IOException {
    Path target = Files.createDirectory(temp.resolve("tiny"));
    for (Path file : filesOf(TINY)) {
      Files.copy(file, target.resolve(file.getFileName()));
    }
    return target;
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
    }
  }
}
