package org.looptwin.coordinate.api;

import java.util.List;
import java.util.Map;

/**
 * How a contract is tried over time while the world changes around it.
 *
 * @param periods how many, 0 for not at all
 * @param changes of the world, which nobody is told
 * @param bands of indicators in place of those the contract names itself
 */
public record EnforcementQuestion(int periods, List<Change> changes, Map<String, Limits> bands) {
  /** Not at all. */
  public static final EnforcementQuestion NONE = new EnforcementQuestion(0, List.of(), Map.of());

  /** Chance with which an actor does something else for no reason, by the name of a change. */
  public static final String TEMPTATION = "temptation";

  public EnforcementQuestion {
    changes = List.copyOf(changes);
    bands = Map.copyOf(bands);
  }

  /**
   * @param what a rate of the case, or {@link #TEMPTATION}
   * @param to units per period, or a chance
   * @param period from which on, the first is 1
   */
  public record Change(String what, double to, int period) {}

  /** Within which an indicator is to stay. */
  public record Limits(double low, double high) {}
}
