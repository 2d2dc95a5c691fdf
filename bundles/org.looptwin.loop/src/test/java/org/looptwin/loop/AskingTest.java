package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.decision.api.DecisionLedger;
import org.looptwin.decision.api.LedgerEntry;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.WhatIf;
import org.looptwin.decision.ledger.JsonLinesLedgerArchive;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;

/** The fake plan costs 1 MEUR and 100 MEUR for each unit of S01's probability. */
@Timeout(180)
class AskingTest {
  private static final Case REFERENCE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();

  @TempDir Path home;
  private final Precedence precedence = new Precedence();
  private DecisionLedger ledger;
  private Conductor conductor;

  @BeforeEach
  void openHome() {
    ledger = new JsonLinesLedgerArchive().open(home.resolve("ledger.jsonl"));
    conductor =
        new Conductor(
            REFERENCE,
            new Planner(REFERENCE, Fakes.tools(), () -> false),
            ledger,
            new PlanStore(home.resolve("plans")),
            home.resolve("checkpoint.json"),
            Fakes.CLOCK,
            Announcer.SILENT);
    conductor.open(new Fakes.LimitRule(80));
  }

  private Asking asking(boolean stopping) {
    return new Asking(REFERENCE, Fakes.tools(), precedence, () -> stopping);
  }

  private static WhatIf risky(double p) {
    return new WhatIf(Map.of("S01", p), Map.of(), Set.of(), null, null);
  }

  private List<String> lines() {
    return ledger.entries().stream().map(LedgerEntry::type).toList();
  }

  @Test
  void plansWithWhatIsOverriddenAndRecordsNothing() {
    WhatIf.Reply reply = asking(false).ask(risky(0.5), conductor.view());
    WhatIf.Answered answered = (WhatIf.Answered) reply;
    assertThat(answered.plan().objectiveEur()).isEqualTo(51e6);
    assertThat(answered.changes().get(0).to()).isEqualTo(10);
    assertThat(lines()).containsExactly("opened", "rules");
    assertThat(conductor.view().inForce().objectiveEur()).isLessThan(51e6);
  }

  @Test
  void aQuestionThatOverridesNothingIsTheLivePlan() {
    WhatIf nothing = new WhatIf(Map.of(), Map.of(), Set.of(), null, null);
    WhatIf.Answered answered = (WhatIf.Answered) asking(false).ask(nothing, conductor.view());
    assertThat(answered.plan().objectiveEur()).isEqualTo(conductor.view().inForce().objectiveEur());
    assertThat(answered.changes()).isEmpty();
  }

  @Test
  void namesASiteThatIsNotThere() {
    WhatIf unknown = new WhatIf(Map.of(), Map.of(), Set.of(), null, Set.of("R99"));
    assertThat(((WhatIf.Unanswered) asking(false).ask(unknown, conductor.view())).because())
        .contains("R99");
  }

  @Test
  void namesARuleThatThePacksDoNotHave() {
    PlanPolicy policy = PlanPolicy.DEFAULT.with(List.of("due", "XX-1"));
    WhatIf unknown =
        new WhatIf(
            Map.of(), Map.of(), Set.of(), null, null, Map.of(), Map.of(), null, policy, null);
    assertThat(((WhatIf.Unanswered) asking(false).ask(unknown, conductor.view())).because())
        .isEqualTo("The packs of meb-europe have no rule [XX-1] that a plan can keep.");
  }

  @Test
  void waitsForTheLoopsOwnStep() throws Exception {
    Asking asking = asking(false);
    DeskView now = conductor.view();
    precedence.begin();
    CompletableFuture<WhatIf.Reply> reply =
        CompletableFuture.supplyAsync(() -> asking.ask(risky(0.5), now));
    assertThat(reply).isNotDone();
    precedence.end();
    assertThat(reply.get(60, TimeUnit.SECONDS)).isInstanceOf(WhatIf.Answered.class);
  }

  @Test
  void aStoppingServerAnswersNothing() {
    assertThat(((WhatIf.Unanswered) asking(true).ask(risky(0.5), conductor.view())).because())
        .contains("stopping");
  }

  @Test
  void aStepWithoutAPlanInForceEndsWithALine() {
    Tools none =
        new Tools(
            Fakes.tools().arena(),
            Fakes.tools().sets(),
            List::of,
            Fakes.tools().planning(),
            Fakes.tools().compliance());
    DecisionLedger bare = new JsonLinesLedgerArchive().open(home.resolve("bare.jsonl"));
    Conductor unplanned =
        new Conductor(
            REFERENCE,
            new Planner(REFERENCE, none, () -> false),
            bare,
            new PlanStore(home.resolve("bare")),
            home.resolve("bare.json"),
            Fakes.CLOCK,
            Announcer.SILENT);
    unplanned.open(new Fakes.LimitRule(80));
    unplanned.consume(List.of(Fakes.delivery(1, 15)), 0);
    unplanned.step(seconds -> false);
    assertThat(bare.entries().stream().map(LedgerEntry::type))
        .isEqualTo(Arrays.asList("opened", "rules", "alarm", "step-started", "step-finished"));
    assertThat(unplanned.interruptedStepAt()).isEqualTo(-1);
    assertThat(((WhatIf.Unanswered) asking(false).ask(risky(0.5), unplanned.view())).because())
        .contains("no plan in force");
  }
}
