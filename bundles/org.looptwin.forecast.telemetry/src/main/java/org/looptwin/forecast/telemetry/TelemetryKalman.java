package org.looptwin.forecast.telemetry;

import java.util.Collection;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.model.json.MetricCatalogueFile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Forecasts telemetry by level and trend in continuous time; see the README for the equations. */
@Component
public final class TelemetryKalman implements TelemetryForecasts {
  private final Domains domains = new Domains(MetricCatalogueFile.standard());

  @Activate
  public TelemetryKalman() {}

  @Override
  public TelemetryBook open(Collection<String> memory) {
    return new SeriesBook(domains, memory);
  }
}
