package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.decision.Change;
import org.looptwin.model.decision.Decision;
import org.looptwin.model.decision.DecisionState;
import org.looptwin.model.finding.Finding;
import org.looptwin.model.finding.FindingState;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.request.Cause;
import org.looptwin.model.request.Request;
import org.looptwin.model.request.RequestKind;
import org.looptwin.model.request.RuleRef;
import org.looptwin.model.telemetry.Value;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.optimise.api.Preference;

class ProposalTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();
  private static final Instant NOW = Instant.parse("2025-01-04T06:00:00Z");

  private final Planner planner = new Planner(REFERENCE, Fakes.tools(), () -> false);
  private final StepOutcome base = planner.base();

  private Optional<Decision> propose(FindingState state, Change... changes) {
    StepOutcome shocked =
        planner.step(
            1,
            new Situation(
                TwinSnapshot.empty("tiny"),
                disrupted(),
                Stance.DEFAULT,
                Executed.NOTHING,
                List.of()),
            base.plan(),
            new Silence());
    Finding finding = new Finding("pack", "R-1", "plan", state, null, null, "", "Article 1", "");
    StepOutcome outcome =
        new StepOutcome(
            shocked.assessment(),
            shocked.plan(),
            "",
            List.of(changes),
            List.of(),
            List.of(finding));
    return new Proposal(1, 7, base.plan(), Preference.NEUTRAL)
        .of(List.of(request()), outcome, 1, NOW, false);
  }

  private static Conditions disrupted() {
    return Conditions.CALM.after(
        new Request(
            RequestKind.RAISE,
            Conditions.SUPPLIER_DISRUPTED,
            "S01",
            null,
            "",
            request().rule(),
            request().cause(),
            NOW));
  }

  private static Request request() {
    return new Request(
        RequestKind.REOPTIMISE,
        Conditions.SUPPLIER_DISRUPTED,
        "S01",
        null,
        "deliveries are low",
        new RuleRef("pack", "rule", "1"),
        new Cause(7, "supplier/S01/confirmed_vs_planned", NOW, Value.of(15)),
        NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "%,30,30.9,APPROVED",
    "%,30,31.1,PROPOSED",
    "GWh,10,10.9,APPROVED",
    "GWh,10,8.9,PROPOSED",
    "MEUR,100,200,APPROVED"
  })
  void onlyASmallMoveIsApprovedByTheLoop(String unit, double from, double to, DecisionState state) {
    Decision decision =
        propose(FindingState.OK, new Change("something", from, to, unit)).orElseThrow();
    assertThat(decision.state()).isEqualTo(state);
    assertThat(decision.needsOperator()).isEqualTo(state == DecisionState.PROPOSED);
  }

  @Test
  void aBreachNeedsAnOperatorHoweverSmallTheMove() {
    Change small = new Change("share", 30, 30.1, "%");
    assertThat(propose(FindingState.BREACHED, small).orElseThrow().needsOperator()).isTrue();
    assertThat(propose(FindingState.NOTICE, small).orElseThrow().needsOperator()).isFalse();
  }

  @Test
  void nothingThatChangesIsNoDecision() {
    assertThat(propose(FindingState.OK)).isEmpty();
  }

  private static final class Silence implements Planner.Stages {
    @Override
    public void begin(String stage) {
      // not timed here
    }

    @Override
    public void end(String detail) {
      // not told here
    }
  }
}
