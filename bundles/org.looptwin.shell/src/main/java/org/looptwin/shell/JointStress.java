package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      return StressReport.of(
          services.need(JointExtremes.class), targets.caseName(), together, probability, seed);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--stress: " + e.getMessage());
    }
  }

  /** The what-if of it, for {@code looptwin plan --what-if}. */
  static void write(StressReport report, Path file) throws IOException {
    if (!report.plannable()) {
      throw BadInput.of(
          "--out %s would hold nothing: %s, expected one of these among --series",
          file, report.leftOut().orElse(""));
    }
    Files.writeString(file, report.whatIf().toPrettyString() + "\n");
  }
}
