package org.looptwin.rules.drools.facts;

/**
 * What the case knows of the place a series comes from.
 *
 * @param laneClass name of the lane's class, empty when it is no lane
 * @param sea whether the lane goes by sea
 * @param critical whether it is a supplier of a critical material
 */
public record Origin(String laneClass, boolean sea, boolean critical) {
  public static final Origin UNKNOWN = new Origin("", false, false);
}
