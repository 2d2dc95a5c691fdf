package org.looptwin.rules.drools;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.drools.facts.Forecast;

/** Forecasts for those rules that look at them. Immutable. */
final class Foresight {
  /** Where rules are only compiled. */
  static final Foresight NONE = new Foresight(null);

  private static final Pattern LOOKS =
      Pattern.compile("\\b" + Forecast.class.getSimpleName() + "\\b");

  private final TelemetryForecasts forecasts;

  /**
   * @param forecasts null for none
   */
  Foresight(TelemetryForecasts forecasts) {
    this.forecasts = forecasts;
  }

  Optional<TelemetryBook> open(List<RuleFile> files, List<String> learnt) {
    boolean wanted = files.stream().anyMatch(file -> LOOKS.matcher(file.drl()).find());
    return wanted && forecasts != null ? Optional.of(forecasts.open(learnt)) : Optional.empty();
  }
}
