package org.looptwin.optimise.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.highs.HighsSolver;
import org.looptwin.optimise.pareto.MaxMin.Aim;
import org.looptwin.optimise.pareto.MaxMin.Point;

class MaxMinTest {
  private static final Budget EXACT = new Budget(Duration.ofSeconds(120), 0, 1);
  private static final double FREE = Double.POSITIVE_INFINITY;
  private static LinearSolver highs;

  @BeforeAll
  static void load() throws IOException {
    highs = HighsSolver.unpackedTo(Path.of("target/highs"));
  }

  @Test
  void zimmermannsTradersAreContentToWhatHePrints() {
    Oracle oracle = Oracle.read("fz-05-zimmermann-1978");
    LinearModel.Builder builder = LinearModel.builder("zimmermann");
    double[][] limits = Oracle.table(oracle.given().get("A"));
    double[] most = Oracle.row(oracle.given().get("b"));
    for (int column = 0; column < limits[0].length; column++) {
      builder.column("x" + column, 0, FREE, 0);
    }
    for (int row = 0; row < limits.length; row++) {
      builder.row("limit" + row, -FREE, most[row]);
      for (int column = 0; column < limits[row].length; column++) {
        builder.entry(row, column, limits[row][column]);
      }
    }
    double[][] aims = Oracle.table(oracle.given().get("max"));
    double[] worst = Oracle.row(oracle.given().get("limits_lower"));
    double[] best = Oracle.row(oracle.given().get("limits_upper"));
    List<Aim> wishes = new ArrayList<>();
    for (int k = 0; k < aims.length; k++) {
      wishes.add(new Aim(aims[k], worst[k], best[k]));
    }
    Point point = new MaxMin(highs).find(builder.build(), wishes, EXACT, Watch.NONE);
    assertThat(point.lambda()).isEqualTo(oracle.expected().get("lam").asDouble(), within(1e-6));
    assertThat(point.x()).containsExactly(Oracle.row(oracle.expected().get("x")), within(1e-6));
  }

  /** 0 to 10 whole pieces; pay 10 to 0 per piece missing, and lower what they cost, 0 best. */
  @Test
  void aimsMayBeLoweredColumnsWholeAndAllContentIsOne() {
    LinearModel.Builder builder = LinearModel.builder("pieces");
    builder.integerColumn("pieces", 0, 10, 0);
    LinearModel pieces = builder.build();
    Aim more = new Aim(new double[] {1}, 0, 10);
    Aim cheaper = new Aim(new double[] {2}, 14, 0);
    // x/10 against 1 - x/7: equal at 4.12; whole: 4 gives min(0.4, 0.43), 5 min(0.5, 0.29)
    Point point = new MaxMin(highs).find(pieces, List.of(more, cheaper), EXACT, Watch.NONE);
    assertThat(point.x()[0]).isCloseTo(4, within(1e-9));
    assertThat(point.lambda()).isCloseTo(0.4, within(1e-9));
    Aim modest = new Aim(new double[] {1}, 0, 2);
    assertThat(new MaxMin(highs).find(pieces, List.of(modest), EXACT, Watch.NONE).lambda())
        .isEqualTo(1);
    Aim bold = new Aim(new double[] {1}, 20, 40);
    assertThat(new MaxMin(highs).find(pieces, List.of(bold), EXACT, Watch.NONE).lambda())
        .as("its worst value is out of reach")
        .isCloseTo(-0.5, within(1e-9));
  }

  @Test
  void anAimWithoutARangeIsRefused() {
    assertThatThrownBy(() -> new Aim(new double[] {1}, 3, 3)).hasMessageContaining("3.0");
  }
}
