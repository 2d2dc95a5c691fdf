package org.looptwin.forecast.api;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** How high several series go at once, rarely: margins with heavy tails, dependence by a copula. */
@ProviderType
public interface JointExtremes {
  /**
   * The corner that all series exceed at once with this probability.
   *
   * @param series name to what was observed, of equal lengths, 20 or more; those named {@code
   *     p:...} are probabilities
   * @param probability of a month in which all do, above 0 and below 1
   * @throws IllegalArgumentException when the series do not allow it
   */
  Stress stress(Map<String, double[]> series, double probability, long seed);

  /**
   * @param copula that fits best: gaussian, t, clayton or gumbel
   * @param tau Kendall's rank correlation of it
   * @param leastTau the least that is seen between two of the series; of more than two one
   *     parameter stands for every pair
   * @param mostTau the greatest
   * @param upperTail chance that one is extreme when another is, in the limit
   * @param level every series stands at this quantile of its own
   * @param corners by series, in the order asked
   * @param aic Akaike's criterion by copula, the least first
   */
  record Stress(
      String copula,
      double tau,
      double leastTau,
      double mostTau,
      double upperTail,
      double level,
      Map<String, Corner> corners,
      Map<String, Double> aic) {}

  /**
   * @param value exceeded together with the others
   * @param independent the same were the series independent
   * @param xi shape of the tail; above 0 heavy, NaN when too little lies in it
   */
  record Corner(double value, double independent, double xi) {}
}
