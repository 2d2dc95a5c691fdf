package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.Reference.HIGHS;
import static org.looptwin.optimise.milp.Reference.calm;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.looptwin.model.decision.Change;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;

class ComparisonTest {
  private final LinearPlanner planner = Reference.planner(HIGHS);
  private final PlanningService planning = Reference.planning();

  @Test
  void theStrikeIsToldWithItsNumbersAndItsReason() {
    Outlooks outlooks =
        new Outlooks(
            Map.of("S01", Reference.constant(0.20)),
            Map.of(),
            null,
            null,
            Map.of("S01", new MonthlySeries(Reference.START, 0.15, 0.15, 0.15)),
            Set.of());
    Planning.Comparison told = compare(calm().with(outlooks, null, "dynamic"));
    assertThat(told.sentences().get(0))
        .startsWith(
            "S01's share of LI falls from 30.0 % to 10.3 % in month 1: its deliveries are capped at"
                + " 15 % of capacity and its expected loss per kWh rises from 4.0 to 10.1 EUR; ")
        .contains(" takes ");
    assertThat(told.sentences()).noneMatch(sentence -> sentence.contains("route"));
    Change share =
        told.changes().stream()
            .filter(change -> change.what().equals("share of S01 in LI, month 1"))
            .findFirst()
            .orElseThrow();
    assertThat(share.from()).isCloseTo(30, within(0.01));
    assertThat(share.to()).isCloseTo(10.3, within(0.06));
    assertThat(share.unit()).isEqualTo("%");
    assertThat(told.changes()).extracting(Change::what).contains("objective", "emissions");
  }

  @Test
  void aDangerousSuezIsToldAsARouteThatIsLeft() {
    Planning.Comparison told = compare(calm().with(Reference.suez(0.12), null, "dynamic"));
    assertThat(told.sentences())
        .anySatisfy(
            sentence ->
                assertThat(sentence)
                    .startsWith("75.2 GWh leave the SUEZ route; CAPE gains 75.2 GWh: its expected")
                    .contains("rises from 1.0 to 3.2 EUR"));
    // 377.8 + (75.24 GWh critical + 0.1 x 10.0 GWh of parts) x 27 EUR x (0.12 - 0.036)
    assertThat(told.sentences())
        .anyMatch(sentence -> sentence.contains("would now expect 550.7 MEUR of disruption"));
    assertThat(told.changes())
        .extracting(Change::what)
        .contains("sea freight by " + LaneClass.SUEZ, "sea freight by " + LaneClass.CAPE);
  }

  /** With the price on change as a difference, too: the earlier plan had one of its own. */
  @Test
  void theFiguresOfTheLastSentenceSumUpToTheDifferenceOfTheObjectives() {
    PlanningProblem struck = calm().with(Reference.strike(), null, "dynamic");
    Plan before = Reference.plan(planner, calm());
    Plan after = Reference.plan(planner, struck);
    assertThat(before.parts().changeEur()).isPositive();
    List<String> sentences = planning.compare(before, after, struck).sentences();
    String last = sentences.get(sentences.size() - 1);
    double apart = (after.objectiveEur() - before.objectiveEur()) / 1e6;
    assertThat(last).contains("comes to %.2f million EUR more".formatted(apart));
    double sum =
        Pattern.compile("[+-][0-9.]+[0-9]")
            .matcher(last)
            .results()
            .mapToDouble(match -> Double.parseDouble(match.group()))
            .sum();
    assertThat(sum).isCloseTo(apart, within(0.03));
    assertThat(last)
        .contains(
            "price on change %+.2f."
                .formatted((after.parts().changeEur() - before.parts().changeEur()) / 1e6));
  }

  @Test
  void twoEqualPlansDifferInNothing() {
    Planning.Comparison told = compare(calm());
    assertThat(told.changes()).isEmpty();
    assertThat(told.sentences()).hasSize(1);
  }

  @Test
  void theStaticSetIsThatOfTheStudy() {
    Outlooks set = planning.staticSet(calm());
    assertThat(set.supplierP()).containsOnlyKeys("S01", "S02", "S03", "S04", "S05");
    assertThat(set.supplierP().get("S03").at(11)).isEqualTo(0.10);
    assertThat(set.laneClassP().get(LaneClass.SUEZ).at(0)).isEqualTo(0.05);
    assertThat(set.carbonEurT().at(0)).isEqualTo(90);
  }

  @Test
  void whatIsLeftOfAStruckSupplierIsNamedFirst() {
    Plan plan = Reference.plan(planner, calm().with(Reference.strike(), null, "dynamic"));
    assertThat(plan.sentences().get(0))
        .startsWith("S01 delivers all that is left of its LI in months 1-3; one more kWh");
    assertThat(plan.sentences()).hasSizeLessThanOrEqualTo(8);
  }

  private Planning.Comparison compare(PlanningProblem after) {
    return planning.compare(Reference.plan(planner, calm()), Reference.plan(planner, after), after);
  }
}
