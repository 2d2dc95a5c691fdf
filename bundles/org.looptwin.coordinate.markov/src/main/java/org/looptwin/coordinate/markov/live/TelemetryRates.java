package org.looptwin.coordinate.markov.live;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopRate;
import org.looptwin.coordinate.api.LoopRates;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.telemetry.SeriesId;
import org.osgi.service.component.annotations.Component;

/**
 * Rates in units of the case: its own value, times what the sites told in relation to what it
 * expects of the same sites on the same days. A site that is silent on a day counts on neither
 * side. One day is one observation.
 */
@Component
public final class TelemetryRates implements LoopRates {
  /** With fewer days the case's value stands. */
  static final int LEAST_DAYS = 8;

  @Override
  public Set<SeriesId> series(Case reference) {
    Set<SeriesId> all = new HashSet<>();
    RateSource.of(reference).forEach(source -> all.addAll(source.series(reference).keySet()));
    return all;
  }

  @Override
  public List<LoopRate> of(
      Case reference, LoopData data, Map<SeriesId, Map<LocalDate, Double>> dailyMeans) {
    Map<String, LoopRate> best = new LinkedHashMap<>();
    for (RateSource source : RateSource.of(reference)) {
      Double given = data.means().get(source.key());
      LoopRate before = best.get(source.key());
      if (given != null && (before == null || !before.measured())) {
        LoopRate rate = rate(source, given, days(reference, source, dailyMeans));
        if (before == null || rate.observations() > before.observations()) {
          best.put(source.key(), rate);
        }
      }
    }
    return new ArrayList<>(best.values());
  }

  /** Told over expected, by day. */
  private static List<Double> days(
      Case reference, RateSource source, Map<SeriesId, Map<LocalDate, Double>> dailyMeans) {
    Expected expected = new Expected(reference);
    Map<LocalDate, double[]> sums = new TreeMap<>();
    for (Map.Entry<SeriesId, Node> one : source.series(reference).entrySet()) {
      for (Map.Entry<LocalDate, Double> day :
          dailyMeans.getOrDefault(one.getKey(), Map.of()).entrySet()) {
        double plan = source.expected().kwh(expected, one.getValue(), day.getKey());
        if (plan > 0) {
          double[] sum = sums.computeIfAbsent(day.getKey(), key -> new double[2]);
          sum[0] += day.getValue() * source.kwhPerDay();
          sum[1] += plan;
        }
      }
    }
    return sums.values().stream().map(sum -> sum[0] / sum[1]).toList();
  }

  private static LoopRate rate(RateSource source, double given, List<Double> ratios) {
    List<Double> units = ratios.stream().map(ratio -> ratio * given).toList();
    int n = units.size();
    double mean = units.stream().mapToDouble(Double::doubleValue).average().orElse(given);
    double squares = units.stream().mapToDouble(one -> (one - mean) * (one - mean)).sum();
    double half = n < 2 ? Double.NaN : Interval.factor(n - 1) * Math.sqrt(squares / (n - 1) / n);
    boolean enough = n >= LEAST_DAYS;
    return new LoopRate(
        source.key(),
        source.actor().word(),
        given,
        enough ? mean : given,
        n,
        Math.max(0, mean - half),
        mean + half,
        enough,
        source.name(),
        units);
  }
}
