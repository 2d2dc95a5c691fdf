package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.plan.CostParts;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Preference;

class FirstWordsTest {
  private static final Preference GREEN = new Preference(6.31, 0.5);

  private final Plan base =
      new Planner(
              CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference(),
              Fakes.tools(),
              () -> false)
          .base()
          .plan();

  @Test
  void aChosenPreferenceIsToldFirstInMoneyAndItsWeightsAreNotInIt() {
    Plan before = plan(new CostParts(1e9, 0, 2e8, 5e8, 0, 0), 0);
    Plan after = plan(new CostParts(1.02e9, 0, 1.5e8, 5.3e8, 0, 0, 5.3e8), 0);
    assertThat(new FirstWords(before, after).of(GREEN, true))
        .singleElement()
        .asString()
        .contains("carbon counts 6.31 times and expected loss 0.5 times")
        .contains("+0.00 MEUR over")
        .contains("carbon -50.00 and expected loss +30.00");
  }

  @Test
  void aShortageThatAPlanBringsIsASentenceOfItsOwn() {
    Plan before = plan(new CostParts(1e9, 0, 0, 0, 0, 0), 0);
    Plan after = plan(new CostParts(1e9, 0, 0, 0, 1.7921e8, 0), 2.5);
    assertThat(new FirstWords(before, after).of(GREEN, false))
        .singleElement()
        .asString()
        .startsWith("The plan brings a shortage: 179.21 MEUR")
        .contains("2.50 % of the demand is not met, 0.00 % before");
    assertThat(new FirstWords(after, before).of(GREEN, false)).isEmpty();
  }

  private Plan plan(CostParts parts, double unmetPercent) {
    return new Plan(
        base.id(),
        base.caseName(),
        base.policy(),
        base.status(),
        parts.sumEur(),
        parts,
        parts.sumEur(),
        0,
        0.0,
        null,
        base.solver(),
        1,
        1,
        1,
        base.uncertainty(),
        base.start(),
        base.months(),
        base.sites(),
        base.shares(),
        base.routes(),
        base.purchasesKwh(),
        base.productionKwh(),
        base.regeneratedKwh(),
        base.flows(),
        new Indicators(
            null, null, null, null, null, null, null, unmetPercent, null, null, null, null),
        base.relaxation(),
        base.sentences());
  }
}
