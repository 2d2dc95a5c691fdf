package org.looptwin.optimise.api;

/** Which commodities a plan covers. Totals of the two are never compared. */
public enum CommodityMode {
  /** All twelve materials. */
  ALL,
  /** Lithium only, with packs, returns, black mass and kits. */
  LITHIUM
}
