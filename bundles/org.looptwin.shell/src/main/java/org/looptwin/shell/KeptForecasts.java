package org.looptwin.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.looptwin.forecast.api.ForecastRecords;
import org.looptwin.shell.forecast.KeptReport;

/** {@code looptwin forecast --home DIR}: what a server has forecast, and what came of it. */
final class KeptForecasts {
  private final Services services;

  KeptForecasts(Services services) {
    this.services = services;
  }

  KeptReport of(Path home, List<String> names) {
    if (!Files.isDirectory(home.resolve("data"))) {
      throw BadInput.of(
          "--home %s is no home of a server, expected a folder with data/ in it", home);
    }
    KeptReport report = new KeptReport(services.need(ForecastRecords.class).read(home), names);
    if (!report.unknown().isEmpty()) {
      throw BadInput.of(
          "--series names %s, of which %s keeps no forecast, expected %s",
          String.join(", ", report.unknown()),
          home,
          report.known().isEmpty()
              ? "none: it keeps no forecast at all"
              : "some of " + String.join(", ", report.known()));
    }
    return report;
  }
}
