package org.looptwin.optimise.milp;

/** The objective's parts. */
enum Part {
  OPERATING,
  PURCHASE,
  CARBON,
  DISRUPTION,
  SHORTAGE,
  CHANGE
}
