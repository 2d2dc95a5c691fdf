package org.looptwin.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.looptwin.model.alarm.Alarm;
import org.looptwin.model.alarm.AlarmState;
import org.looptwin.model.alarm.Priority;
import org.looptwin.model.forecast.Outlook;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Node;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.twin.TwinSnapshot;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

class RiskViewTest {
  private static final Case CASE =
      CaseFolder.read(Path.of("../../twin-model/cases/meb-europe")).reference();
  private static final RiskView VIEW =
      new RiskView(CASE, Fakes.tools().arena(), Fakes.tools().sets(), 12, 1);

  private static RiskView.Assessment assess(Set<String> disrupted) {
    Map<String, Alarm> alarms =
        disrupted.stream().collect(Collectors.toMap(Function.identity(), RiskViewTest::alarm));
    Conditions conditions = Conditions.CALM.withAlarms(alarms.values());
    List<Outlook> outlooks = VIEW.forecast(conditions);
    return VIEW.assess("U", outlooks, TwinSnapshot.empty("x"), conditions, Radius.CONFORMAL_90);
  }

  private static Alarm alarm(String supplier) {
    return new Alarm(
        Conditions.id(Conditions.SUPPLIER_DISRUPTED, supplier),
        AlarmState.UNACKNOWLEDGED,
        Priority.HIGH,
        supplier,
        "",
        "",
        null,
        null,
        null);
  }

  /** Some suppliers' range says more than their limit already when nothing is wrong. */
  @Test
  void aSupplierThatFailsIsNeverABetterBetThanBefore() {
    Set<String> all =
        CASE.network().nodes(NodeType.SUPPLIER).stream().map(Node::id).collect(Collectors.toSet());
    RiskView.Assessment calm = assess(Set.of());
    RiskView.Assessment disrupted = assess(all);
    for (String id : all) {
      for (int month = 0; month < 12; month++) {
        assertThat(disrupted.planning().supplierP().get(id).at(month))
            .as("%s in month %d", id, month + 1)
            .isGreaterThanOrEqualTo(calm.planning().supplierP().get(id).at(month));
      }
    }
  }

  @Test
  void aDisruptedSupplierCountsWithItsExpectedDaysUpToItsLimit() {
    RiskView.Assessment disrupted = assess(Set.of("S01", "S13"));
    assertThat(disrupted.planning().supplierP().get("S01").at(0)).isEqualTo(0.20);
    assertThat(disrupted.set().of("p:S01").orElseThrow().rule())
        .isEqualTo(
            "disrupted: the smaller of its limit 0.20 and 18 expected days of 30, and no less than"
                + " undisturbed");
  }
}
