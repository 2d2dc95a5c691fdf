package org.looptwin.shell.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.model.finding.FindingState;

class PlanTablesTest {
  private final PlanStory story = TinyPlan.story();
  private final PlanTables tables = new PlanTables(story);

  @Test
  void whatIsBoughtCostsWhatThePlanPaysForPurchases() {
    assertThat(tables.purchases().get(0))
        .endsWith("month,kwh,share,executed_share,price_eur_kwh,cost_eur");
    double eur =
        tables.purchases().stream()
            .skip(1)
            .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
            .sum();
    assertThat(eur).isCloseTo(story.plan().parts().purchaseEur(), within(1.0));
  }

  @Test
  void stocksBeginWithTenDaysAndEndWithThemAsThePlanMust() {
    // B01 makes 100,000 kWh a month at most: ten days are 100,000 / 30.4 * 10 = 32,894.7 kWh.
    List<String> last =
        tables.stocks().stream().filter(row -> row.matches("B01,[A-Z]+,3,.*")).toList();
    assertThat(last).hasSize(12).allMatch(row -> row.endsWith(",32894.737,10.00"));
    assertThat(tables.stocks()).noneMatch(row -> row.contains(",-"));
  }

  @Test
  void everyFlowNamesItsEnds() {
    assertThat(tables.flows()).hasSize(1 + story.plan().flows().size());
    assertThat(tables.flows().get(0)).startsWith("lane,month,kwh,from,to,");
  }

  @Test
  void closedSitesAreListedToo() {
    assertThat(tables.sites()).anyMatch(row -> row.matches("R01,recycling-centre,.*,true,.*"));
    assertThat(tables.sites()).anyMatch(row -> row.matches("R02,recycling-centre,.*,false,.*,0.0"));
    assertThat(tables.sites()).hasSize(1 + story.problem().subset().nodes().size());
  }

  @Test
  void fieldsAreQuotedWhereTheyHoldACommaOrAQuote() {
    PlanTables one =
        new PlanTables(TinyPlan.story(TinyPlan.finding(FindingState.NOTICE, "A", "R01")));
    assertThat(one.findings().get(1)).contains("\"R01 is, \"\"so\"\".\"");
  }
}
