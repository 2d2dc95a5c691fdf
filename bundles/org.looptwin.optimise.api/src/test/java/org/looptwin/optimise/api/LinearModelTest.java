package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinearModelTest {

  @Test
  void keepsRowsTogetherWhateverTheOrderOfTheirEntries() {
    LinearModel.Builder builder = LinearModel.builder("m");
    int x = builder.column("x", 0, 10, 2);
    int y = builder.integerColumn("y", -1, 1, 3);
    int first = builder.row("first", 0, 5);
    int second = builder.row("second", 1, 1);
    builder.entry(second, x, 7).entry(first, y, 4).entry(second, y, -1).entry(first, x, 0);
    LinearModel model = builder.build();
    assertThat(model.columns()).isEqualTo(2);
    assertThat(model.rows()).isEqualTo(2);
    assertThat(model.nonZeros()).as("the zero is left out").isEqualTo(3);
    assertThat(model.rowStart(1) - model.rowStart(0)).isEqualTo(1);
    double[] point = {2, 1};
    assertThat(model.activity(first, point)).isEqualTo(4);
    assertThat(model.activity(second, point)).isEqualTo(13);
    assertThat(model.objective(point)).isEqualTo(7);
    assertThat(model.hasIntegers()).isTrue();
    assertThat(model.relaxed().hasIntegers()).isFalse();
    assertThat(model.relaxed().activity(second, point)).isEqualTo(13);
  }

  @Test
  void growsPastItsFirstRoom() {
    LinearModel.Builder builder = LinearModel.builder("large");
    for (int at = 0; at < 3000; at++) {
      int column = builder.column("c" + at, 0, at, at);
      builder.entry(builder.row("r" + at, 0, at), column, 1 + at);
    }
    LinearModel model = builder.build();
    assertThat(model.upper(2999)).isEqualTo(2999);
    assertThat(model.rowName(1500)).isEqualTo("r1500");
    assertThat(model.entryValue(model.rowStart(2000))).isEqualTo(2001);
  }

  @Test
  void refusesNumbersThatMakeNoSense() {
    LinearModel.Builder builder = LinearModel.builder("m");
    assertThatThrownBy(() -> builder.column("x", 2, 1, 0)).hasMessageContaining("x");
    assertThatThrownBy(() -> builder.column("x", 0, 1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> builder.row("r", Double.NaN, 1)).hasMessageContaining("r");
    builder.column("x", 0, 1, 0);
    builder.row("r", 0, 1);
    assertThatThrownBy(() -> builder.entry(0, 0, Double.POSITIVE_INFINITY))
        .hasMessageContaining("Row r, column x");
  }

  @Test
  void refusesTwoCoefficientsInOnePlace() {
    LinearModel.Builder builder = LinearModel.builder("m");
    int x = builder.column("flow", 0, 1, 0);
    int row = builder.row("balance", 0, 0);
    builder.entry(row, x, 1).entry(row, x, 2);
    assertThatThrownBy(builder::build).hasMessageContaining("balance").hasMessageContaining("flow");
  }

  @Test
  void changesAreLaidOverAndTakenBack() {
    LinearModel base = SampleModels.wyndor();
    ModelChanges changes = new ModelChanges(base);
    changes.cost(0, 7);
    changes.bounds(1, 1, 2);
    changes.rowBounds(2, 3, 4);
    changes.coefficient(2, 0, 0);
    changes.coefficient(0, 1, 9);
    LinearModel changed = changes.model();
    double[] point = {10, 1};
    assertThat(changed.objective(point)).isEqualTo(65);
    assertThat(changed.lower(1)).isEqualTo(1);
    assertThat(changed.rowUpper(2)).isEqualTo(4);
    assertThat(changed.activity(0, point)).isEqualTo(19);
    assertThat(changed.activity(2, point)).isEqualTo(2);
    assertThat(changed.nonZeros()).isEqualTo(4);
    changes.clear();
    assertThat(changes.model().activity(2, point)).isEqualTo(32);
    assertThat(changes.model().cost(0)).isEqualTo(-3);
    assertThat(changed.cost(0)).as("a model given away stays").isEqualTo(7);
    assertThatThrownBy(() -> changes.bounds(0, 2, 1)).hasMessageContaining("doors");
  }

  @Test
  void theOrderOfChangesLeavesNoTrace() {
    ModelChanges one = new ModelChanges(SampleModels.transport(3, 4, 1));
    ModelChanges other = new ModelChanges(SampleModels.transport(3, 4, 1));
    one.coefficient(0, 5, 2);
    one.coefficient(0, 7, 3);
    other.coefficient(0, 7, 3);
    other.coefficient(0, 5, 8);
    other.coefficient(0, 5, 2);
    LinearModel first = one.model();
    LinearModel second = other.model();
    for (int entry = 0; entry < first.nonZeros(); entry++) {
      assertThat(second.entryColumn(entry)).isEqualTo(first.entryColumn(entry));
      assertThat(second.entryValue(entry)).isEqualTo(first.entryValue(entry));
    }
  }
}
