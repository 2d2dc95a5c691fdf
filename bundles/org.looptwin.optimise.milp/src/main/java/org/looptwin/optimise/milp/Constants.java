package org.looptwin.optimise.milp;

import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Lane;
import org.looptwin.model.network.Node;

/** Figures of the planning model that no case overrides. Sources: the README's equation table. */
final class Constants {
  static final double DAYS_PER_MONTH = 30.4;

  /** Days of monthly capacity a battery plant wants in stock of each material. */
  static final double STOCK_FLOOR_DAYS = 8.4;

  static final double STOCK_CEILING_DAYS = 29.9;
  static final double STOCK_START_DAYS = 10;
  static final double STOCK_END_DAYS = 10;

  /** Fire-safety limit of a recycling centre's stock of packs. */
  static final double RECYCLER_STOCK_DAYS = 20;

  /** EUR per kWh and month below the stock floor. */
  static final double STOCK_FLOOR_RELIEF_EUR = 20;

  /** Holding cost per month, share of the unit price. */
  static final double HOLDING_RATE = 0.01;

  static final double RECYCLER_HOLDING_EUR = 0.2;

  /** Price of buying less than a contract's floor, share of the unit price. */
  static final double FLOOR_RELIEF_SHARE = 0.5;

  static final double SHORTAGE_EUR = 600;
  static final double COLLECTION_SLACK_EUR = 400;

  /** Loss weight of critical materials other than lithium, and of parts. */
  private static final double OTHER_SUPPLIER_WEIGHT = 0.25;

  /** Loss weight of lanes that carry neither a critical material nor packs. */
  private static final double OTHER_LANE_WEIGHT = 0.1;

  /** A moved route pays this share of what a moved supplier share pays. */
  static final double ROUTE_CHANGE_SHARE = 1.0 / 3;

  private Constants() {}

  /** w_s: what a lost kWh of a supplier counts. */
  static double weight(Node supplier) {
    return supplier.commodity() == Commodity.LI ? 1 : OTHER_SUPPLIER_WEIGHT;
  }

  /** w_a: what a lost kWh on a lane counts. */
  static double weight(Lane lane) {
    boolean main = lane.commodity().critical() || lane.commodity() == Commodity.PACK;
    return main ? 1 : OTHER_LANE_WEIGHT;
  }
}
