package org.looptwin.connector.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** REQUIREMENTS.md and the tests that it names. */
class RequirementsTest {
  private static final List<Class<?>> TESTS =
      List.of(
          HostApplicationTest.class,
          LifeAndDeathTest.class,
          OrderingTest.class,
          PayloadTest.class,
          RebirthTest.class);

  /** A line of a table: id, what it demands, {@code Class.method} or why not. */
  private record Row(String id, String answer) {
    boolean tested() {
      return answer.startsWith("`");
    }

    String test() {
      return answer.substring(1, answer.indexOf('`', 1));
    }
  }

  @Test
  void everyTestThatIsNamedExists() throws IOException {
    Set<String> tests = tests();
    assertThat(rows())
        .filteredOn(Row::tested)
        .hasSizeGreaterThan(50)
        .allSatisfy(row -> assertThat(tests).as(row.id()).contains(row.test()));
  }

  @Test
  void whatIsNotTestedSaysWhy() throws IOException {
    assertThat(rows())
        .filteredOn(row -> !row.tested())
        .allSatisfy(
            row ->
                assertThat(row.answer())
                    .matches("(not supported|not tested|not sent|edge|no limit): .{10,}"));
  }

  @Test
  void everyTestNamedAfterAnIdBelongsToThatId() throws IOException {
    Set<String> ids =
        rows().stream().map(row -> row.id().replace('-', '_')).collect(Collectors.toSet());
    assertThat(tests())
        .map(test -> test.substring(test.indexOf('.') + 1))
        .filteredOn(name -> name.startsWith("tck_id_"))
        .allSatisfy(name -> assertThat(ids).contains(name));
  }

  @Test
  void noIdIsListedTwice() throws IOException {
    assertThat(rows()).extracting(Row::id).doesNotHaveDuplicates();
  }

  private static Set<String> tests() {
    Set<String> tests = new TreeSet<>();
    for (Class<?> test : TESTS) {
      Arrays.stream(test.getDeclaredMethods())
          .map(Method::getName)
          .forEach(name -> tests.add(test.getSimpleName() + "." + name));
    }
    return tests;
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<String> lines = Files.lines(Path.of("REQUIREMENTS.md"))) {
      lines
          .filter(line -> line.startsWith("| tck-id-"))
          .map(line -> line.split("\\|"))
          .forEach(cells -> rows.add(new Row(cells[1].trim(), cells[3].trim())));
    }
    return rows;
  }
}
