package org.looptwin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelReader;
import org.looptwin.optimise.api.Watch;

class SolveReportTest {
  /** Maximise 3 x + 5, x at most 4: 17. Inside, -3 x is minimised: -12, bound -12.6. */
  private static SolveReport report(boolean maximised, LinearAnswer answer) {
    LinearModel.Builder model = LinearModel.builder("m");
    model.column("x", 0, 4, -3);
    return new SolveReport(
        new ModelReader.ReadModel(model.build(), maximised, 5), answer, new Named());
  }

  private static LinearAnswer at(double x, double bound, Status status) {
    return new LinearAnswer(status, new double[] {x}, -3 * x, bound, null, null, 0.5, "");
  }

  @Test
  void showsAMaximumInTheFilesOwnSenseWithTheBoundAboveIt() throws Exception {
    SolveReport report = report(true, at(4, -12.6, Status.WITHIN_GAP));
    JsonNode json = new ObjectMapper().readTree(report.document());
    assertThat(json.get("objective").asDouble()).isEqualTo(17);
    assertThat(json.get("bound").asDouble()).isEqualTo(17.6);
    assertThat(json.get("gap").asDouble()).isBetween(0.0352, 0.0354);
    assertThat(json.get("values").get("x").asDouble()).isEqualTo(4);
    assertThat(report.lines()).contains("objective 17 (maximum)", "bound     17.6");
  }

  @Test
  void showsAMinimumAsItIs() {
    assertThat(report(false, at(4, -12, Status.OPTIMAL)).lines())
        .contains("status    OPTIMAL", "objective -7 (minimum)", "bound     -7");
  }

  @Test
  void saysNothingOfNumbersThatAreNotThere() throws Exception {
    SolveReport report = report(true, LinearAnswer.without(Status.INFEASIBLE, 0.1, ""));
    assertThat(report.lines()).hasSize(3).first().isEqualTo("status    INFEASIBLE");
    JsonNode json = new ObjectMapper().readTree(report.document());
    assertThat(json.get("objective").isNull()).isTrue();
    assertThat(json.get("gap").isNull()).isTrue();
    assertThat(json.get("values").isEmpty()).isTrue();
  }

  /** A name only. */
  private static final class Named implements LinearSolver {
    @Override
    public String name() {
      return "named";
    }

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public int practicalIntegers() {
      return 1;
    }

    @Override
    public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Session open(LinearModel model) {
      throw new UnsupportedOperationException();
    }
  }
}
