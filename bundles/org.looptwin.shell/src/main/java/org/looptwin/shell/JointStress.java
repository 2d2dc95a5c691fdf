package org.looptwin.shell;

import java.util.ArrayList;
import java.util.List;
import org.looptwin.forecast.api.JointExtremes;
import org.looptwin.model.forecast.SeriesHistory;
import org.looptwin.shell.forecast.CaseTargets;
import org.looptwin.shell.forecast.StressReport;

/** {@code looptwin forecast CASE --stress P}: the corner that several targets exceed together. */
final class JointStress {
  private final Services services;

  JointStress(Services services) {
    this.services = services;
  }

  /**
   * @param names empty for carbon and the critical suppliers
   */
  StressReport of(CaseTargets targets, List<String> names, double probability, long seed) {
    if (!(probability > 0 && probability < 1)) {
      throw BadInput.of("--stress is %s, expected a probability above 0 and below 1", probability);
    }
    List<SeriesHistory> together =
        new ArrayList<>(names.isEmpty() ? targets.stressed() : List.of());
    for (String name : names) {
      together.add(targets.target(name).orElseThrow(() -> new BadInput(targets.refusal(name))));
    }
    try {
      return StressReport.of(services.need(JointExtremes.class), together, probability, seed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--stress: " + e.getMessage());
    }
  }
}
