package org.looptwin.rules.drools.facts;

/**
 * What the case knows of the place a series comes from.
 *
 * @param laneClass name of the lane's class, empty when it is no lane
 * @param sea whether the lane goes by sea
 * @param critical whether it is a supplier of a critical material
 * @param leadHours of a battery plant's stock of a material: hours of the quickest lane that brings
 *     it; else NaN
 */
public record Origin(String laneClass, boolean sea, boolean critical, double leadHours) {
  public static final Origin UNKNOWN = new Origin("", false, false);

  /** A place whose stock of a material is not meant. */
  public Origin(String laneClass, boolean sea, boolean critical) {
    this(laneClass, sea, critical, Double.NaN);
  }
}
