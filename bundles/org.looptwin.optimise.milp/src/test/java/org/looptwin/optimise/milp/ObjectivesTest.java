package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Objectives;
import org.looptwin.optimise.api.Planning;

/** The aims of a plan, apart. */
class ObjectivesTest {
  private static final double CARBON_EUR_T = 96.8;

  /** Base values: one carbon price for all months, so that a kilogram costs the same everywhere. */
  @Test
  void costEmissionsAtTheirPriceAndDisruptionAddUpToTheObjectiveSaveForThePriceOnChange() {
    Planning planning = PlanningService.with(Reference.HIGHS);
    LinearModel model = planning.model(Reference.free("n30"));
    Objectives aims = planning.objectives(Reference.free("n30"));
    for (int column = 0; column < model.columns(); column++) {
      String name = model.columnName(column);
      double sum =
          aims.costEur()[column]
              + aims.disruptionEur()[column]
              + 1e-3 * CARBON_EUR_T * aims.emissionsKg()[column];
      boolean change = name.startsWith("share") || name.startsWith("route");
      double expected = change ? 0 : model.cost(column);
      assertThat(sum).as(name).isCloseTo(expected, within(1e-9 * Math.max(1, expected)));
      if (!name.startsWith("short") && !name.startsWith("uncollected")) {
        assertThat(aims.shortageEur()[column]).as(name).isZero();
      }
    }
  }

  @Test
  void sitesAreTheColumnsThatMayBeOpenOrClosed() {
    Planning planning = PlanningService.with(Reference.HIGHS);
    LinearModel model = planning.model(Reference.free("n73"));
    Objectives aims = planning.objectives(Reference.free("n73"));
    assertThat(aims.sites()).hasSize(11);
    aims.sites()
        .forEach(
            (site, column) -> {
              assertThat(model.integer(column)).isTrue();
              assertThat(model.columnName(column)).isEqualTo("z[%s]".formatted(site));
            });
  }
}
