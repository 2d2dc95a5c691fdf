package org.looptwin.compliance.api;

import java.time.LocalDate;
import org.looptwin.model.network.Commodity;

/**
 * What a rule of a policy pack asks of a plan, as a limit over its horizon that a planner can keep.
 *
 * @param policy pack id
 * @param rule rule id
 * @param from the day from which it must be kept; null for a rule without a date
 * @param kind what is limited
 * @param material for {@link Kind#RECYCLED_CONTENT}; else null
 * @param limit share from 0 to 1, or t CO2 per vehicle
 */
public record Obligation(
    String policy, String rule, LocalDate from, Kind kind, Commodity material, double limit) {

  /** What is limited. */
  public enum Kind {
    /** Least share of regenerated material in what each battery plant receives of a material. */
    RECYCLED_CONTENT,
    /** Least share of the retired packs that is brought back. */
    RETURNED_SHARE,
    /** Most t CO2 per vehicle that is demanded. */
    VEHICLE_FOOTPRINT
  }

  /** Whether it must be kept on a day; without a date always. */
  public boolean due(LocalDate on) {
    return from == null || !from.isAfter(on);
  }
}
