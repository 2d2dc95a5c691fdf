package org.looptwin.optimise.api;

import java.util.Map;

/**
 * What a plan is judged by, as linear expressions over the columns of {@link Planning#model}: one
 * coefficient a unit of each column. The carbon price and the price on change are in none of them.
 *
 * @param costEur [column] operating (reliefs with it), purchase and shortage, EUR
 * @param emissionsKg [column] kg CO2
 * @param disruptionEur [column] expected loss from interruptions, EUR
 * @param shortageEur [column] the shortage in the cost: unmet demand and uncollected packs, EUR
 * @param sites the column of each recycling centre that may be open or closed
 */
public record Objectives(
    double[] costEur,
    double[] emissionsKg,
    double[] disruptionEur,
    double[] shortageEur,
    Map<String, Integer> sites) {
  public Objectives {
    sites = Map.copyOf(sites);
  }
}
