package org.looptwin.optimise.milp;

import org.looptwin.model.network.Commodity;
import org.looptwin.optimise.api.Concession;

/**
 * A limit of the model that may give way: one bound of a column or row.
 *
 * @param month 1 is the first; 0 for the whole horizon
 * @param weight what a kWh counts against those of other kinds
 * @param bound where it stands in the matrix
 */
record Give(
    Concession.Kind kind, String at, Commodity commodity, int month, double weight, Bound bound) {

  /**
   * @param row whether it is a row's bound, else a column's
   * @param index of the row or column
   * @param upper whether the upper bound rises, else the lower one falls
   * @param also a row whose upper bound rises with it, -1 for none
   */
  record Bound(boolean row, int index, boolean upper, int also) {
    static Bound columnUpper(int column) {
      return new Bound(false, column, true, -1);
    }

    static Bound columnLower(int column) {
      return new Bound(false, column, false, -1);
    }

    static Bound rowUpper(int row) {
      return new Bound(true, row, true, -1);
    }

    static Bound rowLower(int row) {
      return new Bound(true, row, false, -1);
    }
  }

  /** A kWh of packs emits some 70 kg, so that a tonne counts as much as 14 kWh. */
  static final double KWH_A_TONNE = 14;

  /** How large an amount is beside those of limits in other units, kWh. */
  double size(double amount) {
    return kind == Concession.Kind.EMISSION_LIMIT ? KWH_A_TONNE * amount : amount;
  }

  /** Of the amount by which it gives way. */
  String unit() {
    return kind == Concession.Kind.EMISSION_LIMIT ? Concession.TONNES : Concession.KWH;
  }

  /** What concessions and limits are matched by. */
  String key() {
    return "%s[%s,%s,%d]".formatted(kind, at, commodity, month);
  }

  static String key(Concession concession) {
    return "%s[%s,%s,%d]"
        .formatted(concession.kind(), concession.at(), concession.commodity(), concession.month());
  }
}
