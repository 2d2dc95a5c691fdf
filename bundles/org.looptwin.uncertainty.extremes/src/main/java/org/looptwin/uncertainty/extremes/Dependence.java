package org.looptwin.uncertainty.extremes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Copulas fitted to series observed at the same times, by the likelihood of their ranks; the one
 * with the least Akaike criterion first. Of more than two series every pair counts, with one
 * parameter for all.
 */
final class Dependence {
  private static final double[] FREEDOMS = {2, 3, 4, 6, 8, 12, 20};
  private static final int GRID = 24;

  private final List<double[]> ranks = new ArrayList<>(); // [series][time], in (0, 1)

  /**
   * @param copula the fitted one
   * @param logLikelihood over all pairs of series
   * @param aic two for each parameter less twice the likelihood
   */
  record Fit(Copula copula, double logLikelihood, double aic) {}

  /**
   * @param series {@code [series][time]}, two at least, of one length
   */
  Dependence(double[]... series) {
    for (double[] each : series) {
      ranks.add(ranks(each));
    }
  }

  /** Rank over n + 1; equal values share the mean of theirs. */
  static double[] ranks(double[] values) {
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double below = 0;
      for (double other : values) {
        below += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
      }
      ranks[i] = (below + 0.5) / (values.length + 1);
    }
    return ranks;
  }

  /** Kendall's rank correlation as it is seen, of every pair of series. */
  DoubleSummaryStatistics taus() {
    DoubleSummaryStatistics taus = new DoubleSummaryStatistics();
    for (int a = 0; a < ranks.size(); a++) {
      for (int b = a + 1; b < ranks.size(); b++) {
        taus.accept(tau(ranks.get(a), ranks.get(b)));
      }
    }
    return taus;
  }

  /** Pairs of times in the same order less those in the other, of all (tau-a). */
  private static double tau(double[] one, double[] other) {
    int concordant = 0;
    for (int i = 0; i < one.length; i++) {
      for (int j = i + 1; j < one.length; j++) {
        concordant += (int) (Math.signum(one[i] - one[j]) * Math.signum(other[i] - other[j]));
      }
    }
    return 2.0 * concordant / (one.length * (one.length - 1.0));
  }

  /** Best first. */
  List<Fit> fits() {
    List<Fit> fits = new ArrayList<>();
    fits.add(gaussian());
    for (double freedom : FREEDOMS) {
      fits.add(student(freedom));
    }
    fits.add(best(ClaytonCopula::new, 0.01, 12, 1));
    fits.add(best(GumbelCopula::new, 1, 12, 1));
    fits.sort(Comparator.comparingDouble(Fit::aic));
    return fits;
  }

  private Fit best(DoubleFunction<Copula> family, double low, double high, int parameters) {
    double found = Search.maximise(x -> likelihood(family.apply(x)), low, high, GRID);
    Copula copula = family.apply(found);
    return fit(copula, likelihood(copula), parameters);
  }

  private static Fit fit(Copula copula, double likelihood, int parameters) {
    return new Fit(copula, likelihood, 2 * parameters - 2 * likelihood);
  }

  private double likelihood(Copula copula) {
    double sum = 0;
    for (int a = 0; a < ranks.size(); a++) {
      for (int b = a + 1; b < ranks.size(); b++) {
        for (int t = 0; t < ranks.get(a).length; t++) {
          sum += copula.logDensity(ranks.get(a)[t], ranks.get(b)[t]);
        }
      }
    }
    return sum;
  }

  private Fit gaussian() {
    List<double[]> points = new ArrayList<>();
    for (double[] each : ranks) {
      points.add(Arrays.stream(each).map(Normal::quantile).toArray());
    }
    double rho = Search.maximise(x -> likelihood(new GaussianCopula(x), points), -0.98, 0.98, GRID);
    GaussianCopula copula = new GaussianCopula(rho);
    return fit(copula, likelihood(copula, points), 1);
  }

  private static double likelihood(GaussianCopula copula, List<double[]> points) {
    double sum = 0;
    for (int a = 0; a < points.size(); a++) {
      for (int b = a + 1; b < points.size(); b++) {
        for (int t = 0; t < points.get(a).length; t++) {
          sum += copula.logDensityAt(points.get(a)[t], points.get(b)[t]);
        }
      }
    }
    return sum;
  }

  /** Quantiles are taken once: they do not depend on the correlation. */
  private Fit student(double freedom) {
    Student student = new Student(freedom);
    List<double[]> points = new ArrayList<>();
    for (double[] each : ranks) {
      points.add(Arrays.stream(each).map(student::quantile).toArray());
    }
    double rho =
        Search.maximise(
            x -> likelihood(new StudentCopula(x, freedom), student, points), -0.98, 0.98, GRID);
    StudentCopula copula = new StudentCopula(rho, freedom);
    return fit(copula, likelihood(copula, student, points), 2);
  }

  private static double likelihood(StudentCopula copula, Student student, List<double[]> points) {
    double sum = 0;
    for (int a = 0; a < points.size(); a++) {
      for (int b = a + 1; b < points.size(); b++) {
        for (int t = 0; t < points.get(a).length; t++) {
          sum += copula.logDensity(student, points.get(a)[t], points.get(b)[t]);
        }
      }
    }
    return sum;
  }
}
