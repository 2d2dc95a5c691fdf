package org.looptwin.optimise.api;

import org.looptwin.model.network.Commodity;

/**
 * An obligation that a plan must keep, as a row of the planning model over the whole horizon.
 *
 * @param name of the obligation, e.g. {@code eu-2023-1542/BR-8-2}
 * @param kind what is limited
 * @param material for {@link Kind#RECYCLED_CONTENT}: lithium, cobalt or nickel; else null
 * @param limit share from 0 to 1, or t CO2 per vehicle
 */
public record PolicyRow(String name, Kind kind, Commodity material, double limit) {

  /** What is limited. */
  public enum Kind {
    /** Least share of regenerated material in what each battery plant receives of a material. */
    RECYCLED_CONTENT,
    /** Least share of the retired packs that is brought back. */
    RETURNED_SHARE,
    /** Most t CO2 per vehicle that is demanded. */
    VEHICLE_FOOTPRINT
  }

  /**
   * @throws IllegalArgumentException when the limit is no share or no amount, or the material is
   *     not one that is regenerated
   */
  public PolicyRow {
    boolean share = kind != Kind.VEHICLE_FOOTPRINT;
    if (!(limit >= 0 && limit <= (share ? 1 : Double.MAX_VALUE))) {
      throw new IllegalArgumentException(
          "%s: the limit is %s, expected %s."
              .formatted(name, limit, share ? "a share from 0 to 1" : "0 or more t CO2"));
    }
    boolean regenerated = material != null && material.regenerated();
    if (regenerated != (kind == Kind.RECYCLED_CONTENT)) {
      throw new IllegalArgumentException(
          "%s: the material is %s, expected LI, CO or NI for recycled content, none otherwise."
              .formatted(name, material));
    }
  }
}
