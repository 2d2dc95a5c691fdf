package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.uncertainty.Interval;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Sites;
import org.looptwin.shell.plan.TinyPlan;

class OverridesTest {
  private final Case tiny = TinyPlan.reference();
  private final Overrides overrides = new Overrides(tiny);
  private final PlanningProblem base = PlanningProblem.of(tiny);

  @Test
  void whatIsSetHoldsForTheWholeHorizonAndTheRestStays() {
    overrides.set("p.S01", "0.3");
    overrides.set("carbonPrice", "120");
    overrides.set("recovery", "0.75");
    overrides.set("closed", "SUEZ");
    Outlooks outlooks = overrides.applied(base).outlooks();
    assertThat(outlooks.supplierP().get("S01").toArray()).hasSize(12).containsOnly(0.3);
    double own = tiny.network().node("S02").orElseThrow().pDisruptionBase();
    assertThat(outlooks.supplierP().get("S02").at(0)).isEqualTo(own);
    assertThat(outlooks.carbonEurT().at(11)).isEqualTo(120);
    assertThat(outlooks.recoveryRate().at(11)).isEqualTo(0.75);
    assertThat(outlooks.closedInMonth1()).containsExactly(LaneClass.SUEZ);
    assertThat(overrides.words())
        .isEqualTo("p.S01=0.3, carbonPrice=120, recovery=0.75, closed=SUEZ");
  }

  @Test
  void inASetWhatIsSetIsCertainAndStaysSoAtItsNominalValues() {
    PlanningProblem boxed = base.with(Outlooks.BASE, TinyPlan.plan().uncertainty(), "dynamic");
    overrides.set("p.S01", "0.3");
    PlanningProblem applied = overrides.applied(boxed);
    Interval interval = applied.uncertainty().of("p:S01").orElseThrow();
    assertThat(interval.upper().at(0)).isEqualTo(0.3).isEqualTo(interval.nominal().at(0));
    Outlooks nominal = applied.outlooks().atNominal(applied.uncertainty());
    assertThat(nominal.supplierP().get("S01").at(5)).isEqualTo(0.3);
    assertThat(applied.uncertainty().of("p:S02")).isEqualTo(boxed.uncertainty().of("p:S02"));
  }

  @Test
  void aSupplierLeftOutDeliversNothingAndAnotherSiteIsNotThere() {
    overrides.without("S01");
    overrides.without("R02");
    PlanningProblem applied = overrides.applied(base);
    assertThat(applied.outlooks().capacityFactor().get("S01").at(3)).isZero();
    assertThat(applied.subset().nodes()).contains("S01").doesNotContain("R02");
  }

  @Test
  void stocksAndWeightsAreThoseNamedAndOthersStay() {
    overrides.set("stock.B01.LI", "5");
    overrides.set("preference.disruption", "2");
    PlanningProblem applied = overrides.applied(base);
    assertThat(applied.initial().stockDays().get("B01").get(Commodity.LI)).isEqualTo(5);
    assertThat(applied.initial().openRecyclers()).isEqualTo(base.initial().openRecyclers());
    assertThat(applied.preference()).isEqualTo(new Preference(1, 2));
    assertThat(base.preference()).isEqualTo(new Preference(1, 1));
  }

  @Test
  void recyclersAreThoseNamed() {
    overrides.set("recyclers", "R01+R02");
    assertThat(overrides.applied(base).sites()).isEqualTo(Sites.fixed(Set.of("R01", "R02")));
  }

  @ParameterizedTest
  @CsvSource({
    "p.S99, 0.3, S99",
    "p.ROAD, 0.3, ROAD",
    "p.S01, 1.5, 1.5",
    "p.S01, much, much",
    "carbonPrice, -1, -1",
    "capacity.R01, 0.5, R01",
    "closed, CANAL, CANAL",
    "stock.B01.PACK, 3, PACK",
    "stock.B01, 3, stock.B01",
    "preference.carbon, 0, preference.carbon",
    "colour, 3, colour"
  })
  void whatCannotBeIsRefusedByName(String name, String value, String named) {
    assertThatThrownBy(() -> overrides.set(name, value))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(named)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @CsvSource({"0x1p-2", "0.3f", "3d", "NaN", "Infinity", "0.3 4", "1e400", "-0.1", "''"})
  void aNumberIsWrittenAsInJson(String text) {
    assertThatThrownBy(() -> overrides.set("p.S01", text))
        .isInstanceOf(BadInput.class)
        .hasMessage("--set p.S01 is '%s', expected a number of 0 to 1", text);
  }
}
