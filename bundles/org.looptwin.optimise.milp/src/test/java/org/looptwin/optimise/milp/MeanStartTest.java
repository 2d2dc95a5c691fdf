package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Basis;
import org.looptwin.optimise.api.Basis.Place;
import org.looptwin.optimise.api.LinearModel;

class MeanStartTest {
  private static final int MONTHS = 3;

  /** A contract's floor of 5 where 3 are used: the stock grows, month by month. */
  @Test
  void aStockThatGrowsInTheMeanPeriodIsAboveItsFloorInEveryMonth() {
    Basis end = new Basis(new Place[] {Place.LOWER, Place.BASIC}, new Place[] {Place.LOWER});
    LinearModel model = model(MONTHS);
    Basis start = new MeanStart(model(1), end).over(model, MONTHS, false);
    assertThat(start).isNotNull();
    assertThat(start.columns())
        .containsExactly(
            Place.LOWER, Place.BASIC, Place.LOWER, Place.BASIC, Place.LOWER, Place.BASIC);
    assertThat(start.rows())
        .containsExactly(Place.LOWER, Place.BASIC, Place.LOWER, Place.BASIC, Place.LOWER);
  }

  /** As much is bought as is used: stocks are at their floors. */
  @Test
  void aStockThatStaysInTheMeanPeriodIsAtItsFloor() {
    Basis end = new Basis(new Place[] {Place.BASIC, Place.LOWER}, new Place[] {Place.LOWER});
    Basis start = new MeanStart(model(1), end).over(model(MONTHS), MONTHS, false);
    assertThat(start).isNotNull();
    assertThat(start.rows())
        .containsExactly(Place.LOWER, Place.LOWER, Place.LOWER, Place.LOWER, Place.LOWER);
  }

  /** Bought, less what is used, goes into store; the floor holds between months. */
  private static LinearModel model(int months) {
    LinearModel.Builder model = LinearModel.builder("stock");
    int before = -1;
    for (int month = 1; month <= months; month++) {
      String at = "[B01,LI," + month + "]";
      int buy = model.column("buy" + at, 0, 9, 1);
      int stock = model.column("stock" + at, 0, 99, 0);
      int balance = model.row("balance" + at, -3, -3);
      model.entry(balance, stock, 1);
      model.entry(balance, buy, -1);
      if (before >= 0) {
        model.entry(balance, before, -1);
      }
      if (month < months) {
        model.entry(model.row("reserve" + at, 1, Double.POSITIVE_INFINITY), stock, 1);
      }
      before = stock;
    }
    return model.build();
  }
}
