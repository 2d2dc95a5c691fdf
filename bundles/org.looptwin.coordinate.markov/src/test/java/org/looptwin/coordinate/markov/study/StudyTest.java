package org.looptwin.coordinate.markov.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.looptwin.coordinate.api.BatteryType;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion;
import org.looptwin.coordinate.api.EnforcementQuestion.Limits;
import org.looptwin.coordinate.api.Exploration;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.markov.actors.Given;
import org.looptwin.optimise.highs.HighsSolver;

class StudyTest {
  /** The reference case's prices and rates with small caps. */
  private static LoopData small() {
    LoopData data = Given.loop();
    return new LoopData(caps(), data.reducedCaps(), data.prices(), data.means(), data.settings());
  }

  private static Map<String, Integer> caps() {
    return Map.ofEntries(
        Map.entry("Nmax", 8),
        Map.entry("Rmax", 4),
        Map.entry("Wmax", 6),
        Map.entry("Cmax_kWh", 20),
        Map.entry("Dmax", 4),
        Map.entry("Pmax", 3),
        Map.entry("Bmax_reused", 2),
        Map.entry("Omax", 3),
        Map.entry("Umax", 2),
        Map.entry("Smax", 2),
        Map.entry("Tmax", 2),
        Map.entry("Bmax_consumer", 2),
        Map.entry("Fmax", 2));
  }

  private static LoopQuestion question(boolean literal) {
    return question(literal, EnforcementQuestion.NONE);
  }

  private static LoopQuestion question(boolean literal, EnforcementQuestion enforcement) {
    return new LoopQuestion(
        Double.NaN,
        1e-6,
        literal,
        !literal,
        enforcement,
        !literal,
        !literal,
        Objective.SUM,
        List.of(),
        DecisionMethod.VI,
        new DecisionQuestion.Learning(5_000, 1, 1, Exploration.EPSILON, -1),
        () -> false,
        told -> {});
  }

  @Test
  @SuppressWarnings("unchecked")
  void theReportHoldsTheThreeLinesInOrderAndItsPictures() throws NoValueException, IOException {
    CoordinationReport report =
        Study.of(
                small(),
                question(false),
                Optional.of(HighsSolver.unpackedTo(Path.of("target/highs"))))
            .report();
    Map<String, Object> together = (Map<String, Object>) report.document().get("together");
    Map<String, Object> contract = (Map<String, Object>) report.document().get("contract");
    double alone = (double) together.get("decentralised");
    double team = (double) together.get("team");
    assertThat(alone).isLessThan((double) contract.get("total"));
    assertThat((double) contract.get("total")).isLessThanOrEqualTo(team + 1e-6);
    assertThat((boolean) together.get("converged")).isTrue();
    assertThat((double) contract.get("exploitability")).isLessThan(1e-4);
    assertThat(report.lines()).anyMatch(line -> line.startsWith("decentralised equilibrium"));
    assertThat(report.files())
        .containsKeys("coordination.html", "discount.svg", "learning-recycler.svg");
    assertThat(report.files().get("coordination.html")).contains("<svg").contains("team optimum");
    assertThat(report.files())
        .containsKeys("three-lines.svg", "leader-follower.svg", "sweep-curves-recycler.svg");
    assertThat(report.document()).containsKeys("transfers", "meanField", "learnersSweep");
  }

  @Test
  void aBandOfARateThatIsNoShareIsRefusedBeforeAnythingIsSolved() {
    assertThatThrownBy(() -> Study.of(small(), banded("recovery_rate", 2, 3), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the band of recovery_rate has the lower limit 2.0, expected 0 to 1");
    assertThatThrownBy(() -> Study.of(small(), banded("service_level", 0.5, 1.5), Optional.empty()))
        .hasMessage("the band of service_level has the upper limit 1.5, expected 0 to 1");
    assertThatNoException()
        .isThrownBy(
            () -> {
              Study.of(small(), banded("utility_recycler", -5, 2_000), Optional.empty());
              Study.of(
                  small(),
                  banded("compliance_rate", 0, Double.POSITIVE_INFINITY),
                  Optional.empty());
            });
  }

  private static LoopQuestion banded(String indicator, double low, double high) {
    return question(
        false, new EnforcementQuestion(10, List.of(), Map.of(indicator, new Limits(low, high))));
  }

  @Test
  void asPrintedTheReportSaysThatNothingIsDone() throws NoValueException {
    CoordinationReport report = Study.of(small(), question(true), Optional.empty()).report();
    assertThat(report.lines())
        .anyMatch(line -> line.contains("produce 0, order reused 0"))
        .anyMatch(line -> line.contains("order new 0, reused 0"))
        .anyMatch(line -> line.contains("best is to do nothing"));
  }

  @Test
  @SuppressWarnings("unchecked")
  void kindsOfBatteryAddUpAndEachHasItsPart() throws NoValueException {
    LoopData two =
        small()
            .types(
                Map.of(
                    "NMC", new BatteryType(0.75, Map.of()),
                    "LFP", new BatteryType(0.25, Map.of("cp", 800.0))));
    CoordinationReport report = Study.of(two, question(true), Optional.empty()).report();
    Map<String, Object> nmc = (Map<String, Object>) report.document().get("NMC");
    Map<String, Object> lfp = (Map<String, Object>) report.document().get("LFP");
    assertThat((double) report.document().get("totalMeanValue"))
        .isEqualTo((double) nmc.get("totalMeanValue") + (double) lfp.get("totalMeanValue"));
    assertThat(two.only("NMC").means().get("consumer_returns")).isEqualTo(2.25);
    assertThat(two.only("LFP").prices().get("cp")).isEqualTo(800);
  }
}
