package org.looptwin.forecast.api;

import java.util.List;
import java.util.function.Function;

/** Everything a forecaster may say. */
public sealed interface ForecastAnswer {
  /**
   * Point forecasts, one per month from the month after the history on. Quantiles are the arena's
   * work: it calibrates them on the member's own past errors.
   */
  record Path(List<Double> mean) implements ForecastAnswer {
    public Path {
      mean = List.copyOf(mean);
    }
  }

  /** No forecast. */
  record Unavailable(String because) implements ForecastAnswer {}

  default <R> R read(Function<Path, R> path, Function<Unavailable, R> unavailable) {
    return this instanceof Path p ? path.apply(p) : unavailable.apply((Unavailable) this);
  }
}
