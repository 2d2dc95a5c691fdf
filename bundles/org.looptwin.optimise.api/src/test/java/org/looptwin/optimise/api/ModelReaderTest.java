package org.looptwin.optimise.api;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelReaderTest {
  @TempDir private Path folder;

  private ModelReader.ReadModel read(String text) throws IOException {
    return new ModelReader().mps(Files.writeString(folder.resolve("m.mps"), text));
  }

  static Stream<LinearModel> models() {
    return Stream.of(
        SampleModels.wyndor(),
        SampleModels.everyKindOfBound(),
        SampleModels.knapsack(),
        SampleModels.fixedCharge(),
        SampleModels.transport(4, 6, 3),
        SampleModels.assortment(1),
        ModelWriterTest.awkward());
  }

  @ParameterizedTest
  @MethodSource("models")
  void readsWhatTheWriterWrote(LinearModel model) throws IOException {
    StringBuilder text = new StringBuilder();
    new ModelWriter(model).mps(text);
    LinearModel back = read(text.toString()).model();
    assertThat(back.columns()).isEqualTo(model.columns());
    assertThat(back.rows()).isEqualTo(model.rows());
    assertThat(back.nonZeros()).isEqualTo(model.nonZeros());
    double[] point = new double[model.columns()];
    for (int column = 0; column < point.length; column++) {
      assertThat(back.cost(column)).isEqualTo(model.cost(column));
      assertThat(back.lower(column)).isEqualTo(model.lower(column));
      assertThat(back.upper(column)).isEqualTo(model.upper(column));
      assertThat(back.integer(column)).isEqualTo(model.integer(column));
      point[column] = 1 + column * column;
    }
    for (int row = 0; row < model.rows(); row++) {
      assertThat(back.rowLower(row)).isEqualTo(model.rowLower(row));
      assertThat(back.rowUpper(row)).isEqualTo(model.rowUpper(row));
      assertThat(back.activity(row, point)).isEqualTo(model.activity(row, point));
    }
  }

  @Test
  void readsMaximisationConstantsRangesAndDefaults() throws IOException {
    ModelReader.ReadModel read =
        read(
            """
            * a comment
            NAME          SAMPLE
            OBJSENSE
                MAX
            ROWS
             N  PROFIT
             E  UP
             E  DOWN
             G  LEAST
            COLUMNS
                X         PROFIT    3.0   UP        1.0
                X         DOWN      1.0
                M1        'MARKER'                 'INTORG'
                Y         LEAST     2.0
                Z         LEAST     1.5
                M2        'MARKER'                 'INTEND'
                W         LEAST     1
            RHS
                RHS       PROFIT    -10   UP        4
                RHS       DOWN      4     LEAST     1
            RANGES
                RNG       UP        2     DOWN      -2
                RNG       LEAST     5
            BOUNDS
             UP BND       X         -1
             LO BND       Z         2
             BV BND       W
            ENDATA
            """);
    LinearModel model = read.model();
    assertThat(read.maximised()).isTrue();
    assertThat(read.constant()).isEqualTo(10);
    assertThat(read.objective(-6)).isEqualTo(16);
    assertThat(model.cost(0)).isEqualTo(-3);
    assertThat(new double[] {model.rowLower(0), model.rowUpper(0)}).containsExactly(4, 6);
    assertThat(new double[] {model.rowLower(1), model.rowUpper(1)}).containsExactly(2, 4);
    assertThat(new double[] {model.rowLower(2), model.rowUpper(2)}).containsExactly(1, 6);
    assertThat(new double[] {model.lower(0), model.upper(0)})
        .containsExactly(NEGATIVE_INFINITY, -1);
    assertThat(new double[] {model.lower(1), model.upper(1)}).as("0-1").containsExactly(0, 1);
    assertThat(new double[] {model.lower(2), model.upper(2)}).containsExactly(2, POSITIVE_INFINITY);
    assertThat(model.integer(1)).isTrue();
    assertThat(model.integer(3)).as("BV").isTrue();
    assertThat(model.integer(0)).isFalse();
  }

  @Test
  void saysWhichLineIsWrongAndWhatWasExpected() {
    assertThatThrownBy(() -> read("ROWS\n N cost\nCOLUMNS\n x cost one\nENDATA\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("m.mps:4: 'one', expected a number");
    assertThatThrownBy(() -> read("ROWS\n N cost\nCOLUMNS\n x price 1\nENDATA\n"))
        .hasMessageStartingWith("m.mps:4: row price, expected");
    assertThatThrownBy(() -> read("ROWS\n N cost\n")).hasMessageContaining("no ENDATA");
    assertThatThrownBy(() -> read("QUADOBJ\n")).hasMessageStartingWith("m.mps:1: section QUADOBJ");
    assertThatThrownBy(() -> read("x\n")).hasMessageStartingWith("m.mps:1:");
  }
}
