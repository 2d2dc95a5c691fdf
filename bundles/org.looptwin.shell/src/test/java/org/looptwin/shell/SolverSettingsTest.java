package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class SolverSettingsTest {
  @Test
  void readsWhereSolversAreAndLeavesOutWhatIsNotSaid() {
    Properties settings = new Properties();
    settings.setProperty("solver.cbc", " /opt/cbc ");
    settings.setProperty("solver.cplex", "off");
    settings.setProperty("solver.glpk", " ");
    assertThat(SolverSettings.values(settings).get("cbc")).isEqualTo("/opt/cbc");
    assertThat(SolverSettings.values(settings).get("cplex")).isEqualTo("off");
    assertThat(SolverSettings.values(settings).size()).isEqualTo(2);
    assertThat(SolverSettings.keys()).contains("solver.gurobi", "solver.glpk");
  }
}
