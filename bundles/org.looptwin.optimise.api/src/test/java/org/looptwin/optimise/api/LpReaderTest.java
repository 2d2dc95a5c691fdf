package org.looptwin.optimise.api;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LpReaderTest {
  @TempDir private Path folder;

  private ModelReader.ReadModel read(String text) throws IOException {
    return new ModelReader().read(Files.writeString(folder.resolve("m.lp"), text));
  }

  private static double[] bounds(LinearModel model, String column) {
    for (int at = 0; at < model.columns(); at++) {
      if (model.columnName(at).equals(column)) {
        return new double[] {model.lower(at), model.upper(at)};
      }
    }
    throw new AssertionError(column);
  }

  @ParameterizedTest
  @MethodSource("org.looptwin.optimise.api.ModelReaderTest#models")
  void readsWhatTheWriterWrote(LinearModel model) throws IOException {
    StringBuilder once = new StringBuilder();
    new ModelWriter(model).lp(once);
    LinearModel back = read(once.toString()).model();
    StringBuilder again = new StringBuilder();
    new ModelWriter(back).lp(again);
    assertThat(again.toString().lines().sorted()).containsExactlyElementsOf(sorted(once));
  }

  private static Iterable<String> sorted(StringBuilder text) {
    return text.toString().lines().sorted().toList();
  }

  @Test
  void readsEverySection() throws IOException {
    ModelReader.ReadModel read =
        read(
            """
            \\ a comment
            MAXIMISE
             profit: 3 x + 2.5e0 y - z + 10 \\ with a constant
             + x
            Subject To
             c1: x + y + 2 <= 8
             range: -5 <= x - y <= 7
             3 >= z + y
             many: x + y
               + z >=
               -4
             same: x = 2
            Bounds
             x <= 4
             -2 <= y <= 6
             z free
             -inf <= w <= 1e30
             v >= -1e+20
             u = 3
            General
             y w
            Binary
             b
            End
            what follows does not count
            """);
    LinearModel model = read.model();
    assertThat(read.maximised()).isTrue();
    assertThat(read.constant()).isEqualTo(10);
    assertThat(read.objective(-6)).isEqualTo(16);
    assertThat(new double[] {model.cost(0), model.cost(1), model.cost(2)})
        .containsExactly(-4, -2.5, 1);
    assertThat(model.rows()).isEqualTo(5);
    assertThat(new double[] {model.rowLower(0), model.rowUpper(0)})
        .containsExactly(NEGATIVE_INFINITY, 6);
    assertThat(model.rowName(1)).isEqualTo("range");
    assertThat(new double[] {model.rowLower(1), model.rowUpper(1)}).containsExactly(-5, 7);
    assertThat(model.activity(1, new double[] {10, 3, 0, 0, 0, 0, 0})).isEqualTo(7);
    assertThat(model.rowName(2)).isEqualTo("R3");
    assertThat(new double[] {model.rowLower(2), model.rowUpper(2)})
        .containsExactly(NEGATIVE_INFINITY, 3);
    assertThat(new double[] {model.rowLower(3), model.rowUpper(3)})
        .containsExactly(-4, POSITIVE_INFINITY);
    assertThat(new double[] {model.rowLower(4), model.rowUpper(4)}).containsExactly(2, 2);
    assertThat(bounds(model, "x")).containsExactly(0, 4);
    assertThat(bounds(model, "y")).containsExactly(-2, 6);
    assertThat(bounds(model, "z")).containsExactly(NEGATIVE_INFINITY, POSITIVE_INFINITY);
    assertThat(bounds(model, "w")).containsExactly(NEGATIVE_INFINITY, POSITIVE_INFINITY);
    assertThat(bounds(model, "v")).containsExactly(NEGATIVE_INFINITY, POSITIVE_INFINITY);
    assertThat(bounds(model, "u")).containsExactly(3, 3);
    assertThat(bounds(model, "b")).containsExactly(0, 1);
    assertThat(new boolean[] {model.integer(0), model.integer(1), model.integer(2)})
        .containsExactly(false, true, false);
    assertThat(model.integer(model.columns() - 1)).isTrue();
  }

  @Test
  void readsStatementsThatShareALineWithTheirSectionAndRowsWithoutNames() throws IOException {
    LinearModel model = read("min x + 2y\nst x + y >= 2\n x - y <= 1\n -x + 3y <= 9\nend").model();
    assertThat(model.rows()).isEqualTo(3);
    assertThat(model.cost(1)).isEqualTo(2);
    assertThat(model.rowUpper(2)).isEqualTo(9);
    assertThat(model.activity(2, new double[] {1, 1})).isEqualTo(2);
  }

  @Test
  void addsUpAColumnThatStandsTwice() throws IOException {
    LinearModel model = read("min\n x + x\nst\n c: x + y + 2 x >= 1\nend\n").model();
    assertThat(model.cost(0)).isEqualTo(2);
    assertThat(model.activity(0, new double[] {1, 0})).isEqualTo(3);
  }

  @Test
  void keepsBoundsThatCrossAsAModelThatNothingObeys() throws IOException {
    LinearModel model = read("min\n x\nst\n c: x + y >= 1\nbounds\n x <= -5\nend\n").model();
    assertThat(bounds(model, "x")).containsExactly(0, POSITIVE_INFINITY);
    assertThat(model.rowUpper(0)).isEqualTo(-5);
    assertThat(new Recheck(1e-6).violations(model, new double[] {0, 1})).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "max: 3 x;                                    | m.lp:1: 'max', expected minimize or maximize",
        "min;x;bounds;x <= 1;end                      | m.lp:3: 'bounds', expected subject to",
        "min;x;st;c: x + >= 2;end                     | m.lp:4: '>', expected a term such as 3 x",
        "min;x;st;c: x + y;end                        | m.lp:5: the end of the file, expected <=, >= or =",
        "min;x;st;c: x <= y;end                       | m.lp:4: 'y', expected a number",
        "min;x;st;c: x <= 1;c: x >= 0;end             | m.lp:5: row c a second time, expected names that differ",
        "min;[ x ^ 2 ];st;c: x <= 1;end               | m.lp:2: a quadratic expression, expected names, numbers, + - : <= >= =",
        "min;x;st;c: x <= 1;sos;s1: x:1;end           | m.lp:5: section sos, expected subject to, bounds, general, binary or end",
        "min;x;st;c: x <= 1;bounds;x 3;end            | m.lp:6: '3', expected <=, >= or =",
        "min;x;st;c: x <= 1;bounds;x >= inf;end       | m.lp:6: column x between Infinity and Infinity, expected a finite lower or upper side",
        "min;x;st;c: x <= 1;general;3;end             | m.lp:6: '3', expected the name of a column",
        "min;x;st;c: x >= 1e999 ;end                  | m.lp:4: row c between Infinity and Infinity, expected a finite lower or upper side",
        "min;1e999 x;st;c: x >= 1 ;end                | m.lp:2: '1e999', expected a finite number",
      })
  void saysWhichLineIsWrongAndWhatWasExpected(String text, String message) {
    assertThatThrownBy(() -> read(text.strip().replace(';', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message.strip());
  }

  @Test
  void refusesOtherEndings() {
    assertThatThrownBy(() -> new ModelReader().read(folder.resolve("m.txt")))
        .hasMessageContaining("m.txt: the ending of the name, expected .mps or .lp");
  }
}
