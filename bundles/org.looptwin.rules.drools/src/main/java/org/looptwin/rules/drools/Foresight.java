package org.looptwin.rules.drools;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.looptwin.forecast.api.TelemetryBook;
import org.looptwin.forecast.api.TelemetryForecasts;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.drools.facts.Forecast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forecasts for those rules that look at them.
 *
 * <p><b>Threads:</b> any.
 */
final class Foresight {
  private static final Logger LOG = LoggerFactory.getLogger(Foresight.class);

  private static final Pattern LOOKS =
      Pattern.compile("\\b" + Forecast.class.getSimpleName() + "\\b");

  private final Supplier<TelemetryForecasts> forecasts;

  /** Names of files that the log knows to see none. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param forecasts who makes them at present; tells null for nobody
   */
  Foresight(Supplier<TelemetryForecasts> forecasts) {
    this.forecasts = forecasts;
  }

  /** Where rules are only compiled. */
  static Foresight none() {
    return new Foresight(() -> null);
  }

  /** Whether some of the files look at forecasts and nobody makes them. */
  boolean missing(List<RuleFile> files) {
    return forecasts.get() == null && files.stream().anyMatch(Foresight::looks);
  }

  /** Who makes them at present for such files; null for nobody, and when none looks at them. */
  TelemetryForecasts present(List<RuleFile> files) {
    return files.stream().anyMatch(Foresight::looks) ? forecasts.get() : null;
  }

  private static boolean looks(RuleFile file) {
    return LOOKS.matcher(file.drl()).find();
  }

  /** Empty when no rule looks at them, or nobody makes them. */
  Optional<TelemetryBook> open(List<RuleFile> files, List<String> learnt) {
    List<String> looking = files.stream().filter(Foresight::looks).map(RuleFile::name).toList();
    if (looking.isEmpty()) {
      return Optional.empty();
    }
    TelemetryForecasts present = forecasts.get();
    if (present == null) {
      tell(looking);
      return Optional.empty();
    }
    told.clear();
    return Optional.of(present.open(learnt));
  }

  /** Once, until somebody makes them. */
  private void tell(List<String> looking) {
    if (told.addAll(looking)) {
      LOG.warn(
          "Rules in {} look at forecasts of telemetry, which nobody makes here: they see none, and the scenarios of their packs are not tried. Maybe install the bundle org.looptwin.forecast.telemetry",
          String.join(", ", looking));
    }
  }
}
