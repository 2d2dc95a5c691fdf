package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;

class YearsMemoryTest {
  private static final PlanningProblem TINY =
      PlanningProblem.of(CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference());
  private static final int SOURCES = LossScenarios.sources(Sets.of(TINY)).size();

  /** Two thousand million years fit into no heap; whoever is to solve it, it is the question. */
  @Test
  void theQuestionItselfIsToldToBeTooLargeBeforeAnythingIsDrawn() {
    PlanningService planning = PlanningService.with(Reference.HIGHS);
    assertThat(planning.fault(TINY)).isEmpty();
    assertThat(planning.fault(TINY.with(new Protection.Tail(0.9, 2_000_000_000, 1))).orElseThrow())
        .startsWith("2,000,000,000 sampled years")
        .contains("(--scenarios)");
  }

  @Test
  void oneIsSingularInWhatProtects() {
    assertThat(ProtectionSentences.count(1, "lane class", "lane classes"))
        .isEqualTo("1 lane class");
    assertThat(ProtectionSentences.count(1.5, "lane class", "lane classes"))
        .isEqualTo("1.5 lane classes");
    assertThat(ProtectionSentences.count(0, "lane class", "lane classes"))
        .isEqualTo("0 lane classes");
  }

  /** A year is 24 bytes and one for each of 12 months, for each source; a tail's row 2,000 more. */
  @Test
  void yearsThatDoNotFitAreRefusedWithTheirSizes() {
    YearsMemory memory = new YearsMemory(100_000L * SOURCES * 36);
    assertThat(memory.fault(TINY)).isEmpty();
    assertThat(memory.fault(TINY.with(new Protection.Wasserstein(1, 100_000, 1)))).isEmpty();
    assertThat(memory.fault(TINY.with(new Protection.Wasserstein(1, 200_000, 1))).orElseThrow())
        .startsWith("200,000 sampled years of %d suppliers and sea classes".formatted(SOURCES))
        .contains("over 12 months need %d MB".formatted(200_000L * SOURCES * 36 / 1_000_000))
        .contains("Maybe fewer years (--scenarios), or a larger heap");
    assertThat(memory.fault(TINY.with(new Protection.Tail(0.9, 100_000, 1)))).isPresent();
    assertThat(memory.fault(TINY.with(new Protection.Tail(0.9, 10_000, 1)))).isEmpty();
  }
}
