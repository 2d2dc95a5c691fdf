package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.Concession.Kind;

class GivenTotalTest {
  private static final Give LANE =
      new Give(Kind.LANE_CAPACITY, "A", Commodity.LI, 1, 1, Give.Bound.rowUpper(0));
  private static final Give LIMIT =
      new Give(Kind.EMISSION_LIMIT, "house/MOST", null, 0, 1, Give.Bound.rowUpper(1));

  @Test
  void tonnesAndKilowattHoursDoNotAddUp() {
    GivenTotal both = new GivenTotal().add(LANE, 8_000).add(LIMIT, 3.06).add(LANE, 4_000);
    assertThat(both.words()).isEqualTo("12.0 MWh and 3.1 t CO2");
    assertThat(new GivenTotal().add(LIMIT, 3).words()).isEqualTo("3.0 t CO2");
  }

  /** 100 t are more than 1,000 kWh of packs, which emit 70 t. */
  @Test
  void amountsOfBothUnitsAreRankedByThePacksTheyStandFor() {
    assertThat(LIMIT.size(100)).isGreaterThan(LANE.size(1_000)).isLessThan(LANE.size(2_000));
  }
}
