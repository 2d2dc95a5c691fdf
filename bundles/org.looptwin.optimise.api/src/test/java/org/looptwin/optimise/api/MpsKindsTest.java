package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One by one: kinds of bounds, ranges, senses, as the MPS documents of CPLEX and GLPK have them.
 */
class MpsKindsTest {
  @TempDir private Path folder;

  private ModelReader.ReadModel read(String text) throws IOException {
    return new ModelReader().read(Files.writeString(folder.resolve("m.mps"), text));
  }

  private LinearModel bounded(String bounds, boolean whole) throws IOException {
    String open = whole ? " M 'MARKER' 'INTORG'\n" : "";
    String close = whole ? " M 'MARKER' 'INTEND'\n" : "";
    return read("ROWS\n N cost\n L r\nCOLUMNS\n"
            + open
            + " x cost 1 r 1\n"
            + close
            + "RHS\n RHS r 9\nBOUNDS\n"
            + bounds.replace(";", "\n")
            + "\nENDATA\n")
        .model();
  }

  @ParameterizedTest(name = "{0}, integer {1}")
  @CsvSource({
    "' UP B x 4', false, 0, 4, false",
    "' UP B x -4', false, -Infinity, -4, false",
    "' LO B x -4', false, -4, Infinity, false",
    "' LO B x 1; UP B x 4', false, 1, 4, false",
    "' LO B x -9; UP B x -4', false, -9, -4, false",
    "' FX B x 2.5', false, 2.5, 2.5, false",
    "' FR B x', false, -Infinity, Infinity, false",
    "' MI B x', false, -Infinity, Infinity, false",
    "' MI B x; UP B x 4', false, -Infinity, 4, false",
    "' PL B x', false, 0, Infinity, false",
    "' BV B x', false, 0, 1, true",
    "' BV B x 1', false, 0, 1, true",
    "' LI B x 2', false, 2, Infinity, true",
    "' UI B x 7', false, 0, 7, true",
    "' UP B x 1e30', false, 0, Infinity, false",
    "' LO B x -1e30', false, -Infinity, Infinity, false",
    "' UP x 4', false, 0, 4, false",
    "' FR x', false, -Infinity, Infinity, false",
    "'', true, 0, 1, true",
    "' UP B x 4', true, 0, 4, true",
    "' LO B x 2', true, 2, Infinity, true",
    "' PL B x', true, 0, Infinity, true",
    "' FR B x', true, -Infinity, Infinity, true",
  })
  void readsEveryKindOfBound(String bounds, boolean marked, double low, double high, boolean whole)
      throws IOException {
    LinearModel model = bounded(bounds, marked);
    assertThat(new double[] {model.lower(0), model.upper(0)}).containsExactly(low, high);
    assertThat(model.integer(0)).isEqualTo(whole);
  }

  @ParameterizedTest(name = "{0} with right-hand side {1} and range {2}")
  @CsvSource({
    "L, 9, 4, 5, 9",
    "L, 9, -4, 5, 9",
    "G, 9, 4, 9, 13",
    "G, 9, -4, 9, 13",
    "E, 9, 4, 9, 13",
    "E, 9, -4, 5, 9",
    "L, 1e30, 0, -Infinity, Infinity",
    "G, -1e30, 0, -Infinity, Infinity",
  })
  void readsRangesOfEveryRow(char type, String side, double range, double low, double high)
      throws IOException {
    String ranges = range == 0 ? "" : "RANGES\n RNG r " + range + "\n";
    LinearModel model =
        read("ROWS\n N cost\n %s r\nCOLUMNS\n x r 1\nRHS\n r %s\n%sENDATA\n"
                .formatted(type, side, ranges))
            .model();
    assertThat(new double[] {model.rowLower(0), model.rowUpper(0)}).containsExactly(low, high);
  }

  @Test
  void takesTheNegativeOfTheObjectivesRightHandSideAsItsConstant() throws IOException {
    ModelReader.ReadModel read =
        read(
            "ROWS\n N cost\n N spare\n G r\nCOLUMNS\n x cost 2 r 1\n x spare 7\n"
                + "RHS\n RHS cost -10 r 3\nENDATA\n");
    assertThat(read.constant()).isEqualTo(10);
    assertThat(read.objective(6)).as("2 * 3 + 10").isEqualTo(16);
    assertThat(read.model().rows()).isEqualTo(2);
  }

  @ParameterizedTest(name = "sense {0}")
  @CsvSource({
    "'', false",
    "'OBJSENSE\n    MAX\n', true",
    "'OBJSENSE MAXIMIZE\n', true",
    "'OBJSENSE\n MINIMISE\n', false",
  })
  void readsTheSense(String sense, boolean maximised) throws IOException {
    ModelReader.ReadModel read =
        read("NAME a\n" + sense + "ROWS\n N cost\n L r\nCOLUMNS\n x cost 2 r 1\nENDATA\n");
    assertThat(read.maximised()).isEqualTo(maximised);
    assertThat(read.model().cost(0)).isEqualTo(maximised ? -2 : 2);
    assertThat(read.objective(read.model().cost(0) * 3)).isEqualTo(6);
  }

  @Test
  void keepsBoundsThatCrossAsAModelThatNothingObeys() throws IOException {
    LinearModel model = bounded(" LO B x 5; UP B x 3", false);
    assertThat(new Recheck(1e-6).violations(model, new double[] {3})).isNotEmpty();
    assertThat(new Recheck(1e-6).violations(model, new double[] {5})).isNotEmpty();
  }

  @Test
  void refusesWhatIsNoSenseAndNoFiniteCoefficient() {
    assertThatThrownBy(() -> read("OBJSENSE\n LEAST\n"))
        .hasMessage("m.mps:2: objective sense LEAST, expected MIN or MAX");
    assertThatThrownBy(() -> read("ROWS\n N cost\nCOLUMNS\n x cost inf\nENDATA\n"))
        .hasMessage("m.mps:4: 'inf', expected a finite number");
    assertThatThrownBy(() -> bounded(" LO B x 1e30", false))
        .hasMessageStartingWith("m.mps:9: column x between");
  }

  /** By columns 5, 15, 25, 40, 50 of the card; two pairs on a line, a set without a name. */
  @Test
  void readsNamesWithBlanksInFixedFormat() throws IOException {
    String card = "    %-8s  %-8s  %-12s   %-8s  %-12s\n";
    ModelReader.ReadModel read =
        read(
            "NAME          TWO WORDS\nROWS\n N  MY COST\n L  ROW 1\n G  ROW 2\nCOLUMNS\n"
                + card.formatted("X 1", "MY COST", "1.5", "ROW 1", "2")
                + "    MARK      'MARKER'                 'INTORG'\n"
                + card.formatted("X 2", "MY COST", "-1", "ROW 2", "3")
                + "    MARK      'MARKER'                 'INTEND'\n"
                + "RHS\n"
                + card.formatted("", "ROW 1", "4", "ROW 2", "-5")
                + "RANGES\n"
                + card.formatted("R G", "ROW 1", "3", "", "")
                + "BOUNDS\n"
                + " UP BND       X 1       7\n"
                + " BV BND       X 2\n"
                + "ENDATA\n");
    LinearModel model = read.model();
    assertThat(model.columnName(0)).isEqualTo("X 1");
    assertThat(new double[] {model.cost(0), model.cost(1)}).containsExactly(1.5, -1);
    assertThat(model.rowName(1)).isEqualTo("ROW 2");
    assertThat(new double[] {model.rowLower(0), model.rowUpper(0)}).containsExactly(1, 4);
    assertThat(model.rowLower(1)).isEqualTo(-5);
    assertThat(model.upper(0)).isEqualTo(7);
    assertThat(model.integer(0)).isFalse();
    assertThat(model.integer(1)).isTrue();
    assertThat(model.nonZeros()).isEqualTo(2);
  }

  /** A file that is neither is refused by what is wrong with it as a free one. */
  @Test
  void namesTheFaultOfAFileThatIsInNeitherFormat() {
    assertThatThrownBy(() -> read("ROWS\n N cost\n L r s t\nENDATA\n"))
        .hasMessage("m.mps:3: row L r s t, expected N, E, L or G and a name");
  }
}
