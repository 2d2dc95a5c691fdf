package org.looptwin.decision.api;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** Where the attitude of the live plans is read and set, and what it is chosen from. */
@ProviderType
public interface RiskDesk {
  Stance stance();

  /**
   * The loop plans with this policy from now on; recorded, and planned anew. The one in force
   * changes nothing.
   *
   * @param by who, for the ledger
   * @throws IllegalArgumentException when it names a rule that is none of {@link #rules}
   */
  void adopt(PlanPolicy policy, String by);

  /** Which rules of the case's packs a policy may name: {@code due}, {@code all}, then by name. */
  default List<String> rules() {
    return List.of("due", "all");
  }

  /**
   * The loop plans with these weights from now on; recorded, and planned anew.
   *
   * @param by who, for the ledger
   * @param comment may be empty
   * @return whether they differ from those in force
   */
  boolean prefer(RiskWeights weights, String by, String comment);

  /** The newest front, whole or on its way. */
  FrontView front();

  /**
   * Begins a front from the present state in the background.
   *
   * @param points about how many, 4 to 40
   * @return false when one is on its way
   */
  boolean beginFront(int points, String by);

  /** Ends the front on its way; false when there is none. */
  boolean cancelFront();

  /**
   * Plans none of which is beaten in cost, emissions and disruption at once, for the open sites.
   *
   * @param state NONE before the first
   * @param by who asked; null before the first
   * @param planId the plan in force when it was asked for
   * @param done points found so far, of {@code expected}; NaN where nothing is known
   * @param points by rising cost
   * @param knee position of the knee; -1 for none
   * @param balanced position of the one nearest to the ideal; -1 for none
   * @param because why it ended early, or ""
   */
  record FrontView(
      State state,
      Stance.Mark by,
      String planId,
      double done,
      double expected,
      List<Point> points,
      int knee,
      int balanced,
      String because,
      double seconds) {
    public static final FrontView NONE =
        new FrontView(State.NONE, null, null, Double.NaN, Double.NaN, List.of(), -1, -1, "", 0);

    /** How it stands with a front. */
    public enum State {
      NONE,
      RUNNING,
      DONE,
      CANCELLED,
      FAILED
    }
  }

  /**
   * @param costEur operating, purchase and shortage over the horizon
   * @param emissionsT t CO2 over the horizon
   * @param disruptionEur expected loss over the horizon
   * @param sites open recycling centres
   * @param gap relative, proven; NaN where nothing is
   * @param weights with which the loop comes nearest to it
   */
  record Point(
      double costEur,
      double emissionsT,
      double disruptionEur,
      Set<String> sites,
      double gap,
      RiskWeights weights) {
    public Point {
      sites = Set.copyOf(sites);
    }
  }
}
