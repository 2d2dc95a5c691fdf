package org.looptwin.model.network;

/** The class of a lane: its sea route, else road or rail. Disruption is forecast per class. */
public enum LaneClass {
  SUEZ,
  CAPE,
  PANAMA,
  MAGELLAN,
  ATLANTIC,
  BALTIC,
  ROAD,
  RAIL;

  public boolean sea() {
    return this != ROAD && this != RAIL;
  }
}
