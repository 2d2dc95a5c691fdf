package org.looptwin.forecast.tramo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import jdplus.toolkit.base.api.eco.EcoException;
import jdplus.toolkit.base.api.timeseries.TsData;
import jdplus.toolkit.base.api.timeseries.TsPeriod;
import jdplus.toolkit.base.api.timeseries.TsUnit;
import jdplus.toolkit.base.core.regsarima.regular.RegSarimaModel;
import jdplus.tramoseats.base.api.tramo.TramoSpec;
import jdplus.tramoseats.base.core.tramo.TramoKernel;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.ForecastAnswer.Path;
import org.looptwin.forecast.api.ForecastAnswer.Unavailable;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * A seasonal ARIMA model found by itself, with outliers and levels or logarithms, no calendar:
 * TRAMO's specification TR3; where its search ends in a regression that cannot be solved, TR1.
 *
 * <p>Some ten milliseconds for a forecast and with it some seconds for a target at all its past
 * origins: it takes part in tournaments, not in the live arena (property {@code forecast.patient}).
 *
 * <p>Source: Gomez and Maravall, Programs TRAMO and SEATS, Banco de Espana 9628 (1996), as in
 * JDemetra+.
 */
@Component(property = "forecast.patient:Boolean=true")
public final class TramoForecaster implements Forecaster {
  private static final Set<Integer> SEASONS = Set.of(1, 2, 3, 4, 6, 12);
  private static final int LEAST = 20;
  private static final int MOST = 480;

  @Activate
  public TramoForecaster() {}

  @Override
  public String name() {
    return "tramo";
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    int season = history.season();
    if (!SEASONS.contains(season)) {
      return new Unavailable(
          "%s has a season of %d, TRAMO knows 1, 2, 3, 4, 6 and 12"
              .formatted(history.target(), season));
    }
    int needed = Math.max(LEAST, 2 * season + season / 2);
    double[] values = history.values().toArray();
    if (values.length < needed) {
      return new Unavailable(
          "%s has %d months of history but %d are needed"
              .formatted(history.target(), values.length, needed));
    }
    double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - MOST), values.length);
    return constant(last) ? answer(history, horizon, step -> last[0]) : fit(history, last, horizon);
  }

  private static ForecastAnswer fit(SeriesHistory history, double[] values, int horizon) {
    TsPeriod start =
        TsPeriod.of(TsUnit.ofAnnualFrequency(history.season()), history.values().start().atDay(1));
    RegSarimaModel model = searched(TsData.ofInternal(start, values));
    if (model == null) {
      return new Unavailable("TRAMO finds no model for " + history.target());
    }
    double[] path = model.forecasts(horizon).getForecasts().getValues().toArray();
    if (!Arrays.stream(path).allMatch(Double::isFinite)) {
      return new Unavailable("TRAMO's model of %s has no forecast".formatted(history.target()));
    }
    return answer(history, horizon, step -> path[step]);
  }

  /**
   * On the way TR3 tests for a season with the outliers it has found so far, and that regression
   * may have no solution (seen with returns whose first year is zero). JDemetra+ then gives the
   * whole series up. TR1 does not search for orders, so it has no such test: an airline model with
   * the same outliers and the same choice between levels and logarithms.
   *
   * @return null where neither finds one
   */
  private static RegSarimaModel searched(TsData data) {
    try {
      return model(TramoSpec.TR3, data);
    } catch (EcoException unsolvable) {
      return airline(data);
    }
  }

  private static RegSarimaModel airline(TsData data) {
    try {
      return model(TramoSpec.TR1, data);
    } catch (EcoException unsolvable) {
      return null;
    }
  }

  /** JDemetra+ finds its parts by the thread's class loader. */
  private static RegSarimaModel model(TramoSpec specification, TsData data) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(TramoForecaster.class.getClassLoader());
    try {
      return TramoKernel.of(specification, null).process(data, null);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  private static ForecastAnswer answer(
      SeriesHistory history, int horizon, java.util.function.IntToDoubleFunction step) {
    List<Double> path = new ArrayList<>(horizon);
    for (int h = 0; h < horizon; h++) {
      path.add(Math.max(history.lower(), Math.min(history.upper(), step.applyAsDouble(h))));
    }
    return new Path(path);
  }
}
