package org.looptwin.optimise.api;

import java.util.List;
import java.util.Set;

/**
 * Plans none of which is beaten in cost, emissions and disruption at once. Arrays and lists of
 * three hold cost (EUR), emissions (t CO2), disruption (EUR), in that order.
 *
 * @param points by rising cost
 * @param picks which of them are recommended; null where there are fewer than two
 * @param ideal the least of each aim in the exact front
 * @param nadir the greatest of each aim in the exact front
 * @param searches hypervolumes of the methods that were run, all measured the same way
 * @param elasticity null when it was not asked for
 * @param solver who solved the linear models, with its version
 * @param seconds wall time
 * @param because why it ended early, or ""
 */
public record Front(
    List<Point> points,
    Picks picks,
    List<Double> ideal,
    List<Double> nadir,
    List<Search> searches,
    Elasticity elasticity,
    String solver,
    double seconds,
    String because) {

  /**
   * One plan.
   *
   * @param costEur operating, purchase, shortage over the horizon
   * @param emissionsT t CO2
   * @param disruptionEur expected loss
   * @param sites open recycling centres
   * @param gap what its cost may be above the least at its emissions and disruption, relative;
   *     proven; NaN where nothing is
   * @param method {@code epsilon} or {@code nsga2}
   */
  public record Point(
      double costEur,
      double emissionsT,
      double disruptionEur,
      Set<String> sites,
      double gap,
      String method) {
    public Point {
      sites = Set.copyOf(sites);
    }
  }

  /**
   * Recommended points, by position in the front.
   *
   * @param knee farthest from the plane through the extremes, on the side of the ideal
   * @param topsis nearest to the ideal by TOPSIS with the entropy weights
   * @param dial the same with the weights that the operator's dial sets
   * @param entropyWeights by aim, summing to 1
   * @param dialWeights by aim, summing to 1
   * @param risk where the dial stands
   */
  public record Picks(
      int knee,
      int topsis,
      int dial,
      List<Double> entropyWeights,
      List<Double> dialWeights,
      double risk) {}

  /**
   * How one method fared.
   *
   * @param method {@code epsilon} or {@code nsga2}
   * @param points found, none beaten by another of the same method
   * @param solves linear or mixed-integer models solved
   * @param hypervolume share of the box from ideal to reference that is beaten, both frozen
   * @param reference the box's far corner: ideal + 1.1 (nadir - ideal)
   * @param seconds wall time
   */
  public record Search(
      String method,
      int points,
      int solves,
      double hypervolume,
      List<Double> reference,
      double seconds) {}

  /**
   * How the expected loss answers to the carbon price: (change of loss / loss) / (change of price /
   * price), central difference over plans solved anew.
   *
   * @param value elasticity; NaN when the loss is 0
   * @param carbonEurT mean price it is taken at
   * @param step relative change of the price to both sides
   * @param disruptionEur loss at the lower price, the price, the higher price
   */
  public record Elasticity(
      double value, double carbonEurT, double step, List<Double> disruptionEur) {
    public Elasticity {
      disruptionEur = List.copyOf(disruptionEur);
    }
  }
}
