package org.looptwin.compliance.packs;

import java.time.LocalDate;
import java.util.List;
import org.looptwin.compliance.api.Evidence;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.telemetry.Quality;
import org.looptwin.model.telemetry.SeriesId;

/** Battery management systems must hold the state of health: seen when packs report it. */
record StateOfHealth(Clause clause, Deadline deadline) implements Rule {
  @Override
  public List<Finding> assess(Evidence evidence, LocalDate on) {
    long packs =
        evidence.twin().signals().stream()
            .filter(signal -> signal.quality() != Quality.BAD)
            .map(signal -> signal.series())
            .filter(series -> series.family().equals(SeriesId.BATTERY))
            .filter(series -> series.metric().equals("soh"))
            .count();
    if (packs > 0) {
      return List.of(
          clause.measured(
              Clause.NETWORK,
              FindingState.OK,
              (double) packs,
              null,
              "packs",
              "%d packs report their state of health.".formatted(packs)));
    }
    return clause.only(
        Clause.NETWORK,
        deadline.running(on) ? FindingState.UNKNOWN : FindingState.NOTICE,
        "The state of health must be available from the battery management system %s; no pack has reported it."
            .formatted(deadline.words(on)));
  }
}
