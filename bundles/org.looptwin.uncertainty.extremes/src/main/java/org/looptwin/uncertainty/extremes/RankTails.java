package org.looptwin.uncertainty.extremes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.looptwin.forecast.api.JointExtremes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Joint stress by fitted margins and the best fitted copula, drawn with a seed. */
@Component
public final class RankTails implements JointExtremes {
  private static final int DRAWS = 20_000;
  private static final int LEAST = 20;

  @Activate
  public RankTails() {}

  @Override
  public Stress stress(Map<String, double[]> series, double probability, long seed) {
    check(series, probability);
    double[][] values = series.values().toArray(double[][]::new);
    Dependence dependence = new Dependence(values);
    List<Dependence.Fit> fits = dependence.fits();
    DoubleSummaryStatistics taus = dependence.taus();
    Copula copula = fits.get(0).copula();
    double[] least = new double[DRAWS];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < DRAWS; i++) {
      least[i] = Arrays.stream(copula.draw(values.length, random)).min().orElseThrow();
    }
    Arrays.sort(least);
    double level = least[(int) Math.min(DRAWS - 1, Math.floor((1 - probability) * DRAWS))];
    double apart = 1 - StrictMath.pow(probability, 1.0 / values.length);
    Map<String, Corner> corners = new LinkedHashMap<>();
    series.forEach(
        (name, observed) -> {
          Margin margin = new Margin(observed, name.startsWith("p:"));
          corners.put(
              name, new Corner(margin.quantile(level), margin.quantile(apart), margin.xi()));
        });
    return new Stress(
        copula.name(),
        copula.tau(),
        taus.getMin(),
        taus.getMax(),
        copula.upperTail(),
        level,
        corners,
        compared(fits));
  }

  private static Map<String, Double> compared(List<Dependence.Fit> fits) {
    Map<String, Double> compared = new LinkedHashMap<>();
    fits.forEach(fit -> compared.putIfAbsent(fit.copula().name(), fit.aic()));
    return compared;
  }

  private static void check(Map<String, double[]> series, double probability) {
    if (series.size() < 2) {
      throw new IllegalArgumentException(
          "%d series hang together with nothing, expected 2 or more".formatted(series.size()));
    }
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "The probability is %s, expected above 0 and below 1".formatted(probability));
    }
    List<Integer> lengths = new ArrayList<>();
    series.values().forEach(values -> lengths.add(values.length));
    if (lengths.stream().distinct().count() > 1 || lengths.get(0) < LEAST) {
      throw new IllegalArgumentException(
          "The series have %s values, expected one length of %d or more".formatted(lengths, LEAST));
    }
  }
}
