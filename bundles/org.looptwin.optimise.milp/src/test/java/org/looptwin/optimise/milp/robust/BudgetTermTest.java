package org.looptwin.optimise.milp.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.looptwin.optimise.milp.robust.Oracle.FREE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.milp.robust.BudgetTerm.Sign;

class BudgetTermTest {

  @Test
  void theKnapsackHasTheOraclesValueForEveryGammaWholeOrNot() {
    JsonNode oracle = Oracle.read("ro-03-robust-knapsack12");
    double[] weight = Oracle.numbers(oracle.at("/given/w"));
    double[] deviation = Oracle.numbers(oracle.at("/given/dev"));
    double[] value = Oracle.numbers(oracle.at("/given/value"));
    double capacity = oracle.at("/given/capacity").asDouble();
    for (JsonNode row : oracle.at("/expected/table")) {
      LinearModel.Builder builder = LinearModel.builder("knapsack");
      int limit = builder.row("limit", -FREE, capacity);
      List<Linear> terms = new ArrayList<>();
      for (int j = 0; j < weight.length; j++) {
        int x = builder.integerColumn("x" + j, 0, 1, -value[j]);
        builder.entry(limit, x, weight[j]);
        terms.add(Linear.of(x, deviation[j]));
      }
      ModelRows rows = ModelRows.of(builder);
      double gamma = row.get("Gamma").asDouble();
      BudgetTerm term = new BudgetTerm(rows, "[limit]", gamma, terms, Sign.NOT_NEGATIVE, 0);
      rows.entries(limit, term.expression(), 1);
      assertThat(-Oracle.solve(builder).objective())
          .as("Gamma %s", gamma)
          .isCloseTo(row.get("value").asDouble(), within(1e-6));
    }
  }

  /** JuMPeR's t1 to t3: two coefficients, one of which may deviate, in rows of either sense. */
  @Test
  void twoUncertainCoefficientsGiveWhatJumperGets() {
    JsonNode expected = Oracle.read("ro-04-jumper-budget").get("expected");
    check(expected.get("t1"), two(0, 10, 1, 1));
    check(expected.get("t2"), two(0, 10, 1, -1));
    check(expected.get("t3"), two(-10, 0, -1, 1));
  }

  private static void check(JsonNode expected, double[] x) {
    assertThat(x[0]).isCloseTo(expected.get(0).asDouble(), within(1e-6));
    assertThat(x[1]).isCloseTo(expected.get(1).asDouble(), within(1e-6));
  }

  /**
   * max way (0.1 x1 + 9.9 x2), way (u . x) at most 21, u in (2, 6) +- 1; {@code sense} -1 says the
   * same row with both sides negated: mu = -(2, 6), at least -21.
   */
  private static double[] two(double low, double high, int way, int sense) {
    LinearModel.Builder builder = LinearModel.builder("two");
    int one = builder.column("x1", low, high, -0.1 * way);
    int two = builder.column("x2", low, high, -9.9 * way);
    int side = way * sense;
    int row = side > 0 ? builder.row("u", -FREE, 21) : builder.row("u", -21, FREE);
    builder.entry(row, one, 2 * sense).entry(row, two, 6 * sense);
    ModelRows rows = ModelRows.of(builder);
    BudgetTerm term =
        new BudgetTerm(rows, "[u]", 1, List.of(Linear.of(one, 1), Linear.of(two, 1)), Sign.ANY, 0);
    rows.entries(row, term.expression(), side);
    return Oracle.solve(builder).x();
  }

  /** One parameter in two places counts once: 2 u y - 3 u z, not |2 u y| + |3 u z| apart. */
  @Test
  void aParameterThatStandsTwiceIsOneTerm() {
    JsonNode expected = Oracle.read("ro-04-jumper-budget").get("expected");
    assertThat(slack(1, 2, -3)).isCloseTo(expected.get("t5_slack").asDouble(), within(1e-6));
    assertThat(slack(-1, -2, 3)).isCloseTo(expected.get("t6_slack").asDouble(), within(1e-6));
    // the signs oppose: 2 u 3 - 3 u 2 = 0 whatever u is
    assertThat(slack(1, 3, 2)).isCloseTo(49, within(1e-6));
  }

  private static double slack(double x, double y, double z) {
    LinearModel.Builder builder = LinearModel.builder("slack");
    int one = builder.column("x", x, x, 0);
    int two = builder.column("y", y, y, 0);
    int three = builder.column("z", z, z, 0);
    int slack = builder.column("slack", -FREE, 100, -1);
    int row = builder.row("row", -FREE, 50);
    builder.entry(row, one, 1).entry(row, slack, 1);
    ModelRows rows = ModelRows.of(builder);
    Linear u = Linear.of(new int[] {two, three}, new double[] {3 * 2, 3 * -3});
    BudgetTerm term = new BudgetTerm(rows, "[u]", 1, List.of(u), Sign.ANY, 0);
    rows.entries(row, term.expression(), 1);
    return -Oracle.solve(builder).objective();
  }

  /** Deviations 30, 20, 5 at Gamma 1.5: 30 + half of 20. */
  @Test
  void theObjectiveDefinitionAndCompletionAgree() {
    for (double gamma : new double[] {0.25, 1, 1.5, 2.75, 3, 7}) {
      LinearModel.Builder builder = LinearModel.builder("objective");
      int a = builder.column("a", 3, 3, 0);
      int b = builder.column("b", 4, 4, 0);
      int c = builder.column("c", -1, -1, 0);
      List<Linear> terms = List.of(Linear.of(a, 10), Linear.of(b, 5), Linear.of(c, 5));
      BudgetTerm term = new BudgetTerm(ModelRows.of(builder), "[all]", gamma, terms, Sign.ANY, 2);
      LinearModel model = builder.build();
      LinearAnswer answer =
          Oracle.HIGHS.solve(model, Oracle.EXACT, org.looptwin.optimise.api.Watch.NONE);
      double[] x = new double[model.columns()];
      x[a] = 3;
      x[b] = 4;
      x[c] = -1;
      term.complete(x);
      assertThat(model.objective(x)).isCloseTo(2 * term.value(x), within(1e-9));
      assertThat(answer.objective()).isCloseTo(2 * term.value(x), within(1e-6));
    }
  }

  @Test
  void onePointFiveIsTheGreatestAndHalfTheNext() {
    LinearModel.Builder builder = LinearModel.builder("hand");
    int a = builder.column("a", 3, 3, 0);
    int b = builder.column("b", 4, 4, 0);
    List<Linear> terms = List.of(Linear.of(a, 10), Linear.of(b, 5));
    BudgetTerm term =
        new BudgetTerm(ModelRows.of(builder), "[all]", 1.5, terms, Sign.NOT_NEGATIVE, 1);
    assertThat(term.value(new double[] {3, 4, 0, 0, 0})).isEqualTo(40);
    assertThat(Oracle.solve(builder).objective()).isCloseTo(40, within(1e-9));
  }

  @Test
  void aBudgetOfNothingLeavesNoTraceAndANegativeOneIsRefused() {
    LinearModel.Builder builder = LinearModel.builder("none");
    int a = builder.column("a", 0, 1, 0);
    List<Linear> terms = List.of(Linear.of(a, 10));
    new BudgetTerm(ModelRows.of(builder), "[all]", 0, terms, Sign.ANY, 1);
    assertThat(builder.build().columns()).isEqualTo(1);
    assertThatThrownBy(() -> new BudgetTerm(ModelRows.of(builder), "[all]", -1, terms, Sign.ANY, 1))
        .hasMessageContaining("Gamma is -1");
  }

  @Test
  void theWholeBudgetIsTheBox() {
    assertThat(worst(true)).isCloseTo(worst(false), within(1e-9)).isCloseTo(-6.5, within(1e-9));
  }

  /** max x - y on 2 x + |0.5 x| - ... : x at most 10 / 2.5 = 4, y at least -2.5. */
  private static double worst(boolean box) {
    LinearModel.Builder builder = LinearModel.builder("box");
    int x = builder.column("x", 0, 100, -1);
    int y = builder.column("y", -100, 0, 1);
    int first = builder.row("first", -FREE, 10);
    int second = builder.row("second", -10, FREE);
    builder.entry(first, x, 2).entry(second, y, 3);
    ModelRows rows = ModelRows.of(builder);
    List<Linear> one = List.of(Linear.of(x, 0.5));
    List<Linear> two = List.of(Linear.of(y, 1));
    if (box) {
      rows.entries(first, new BoxTerm(rows, "[1]", one, 0).expression(), 1);
      rows.entries(second, new BoxTerm(rows, "[2]", two, 0).expression(), -1);
    } else {
      rows.entries(first, new BudgetTerm(rows, "[1]", 9, one, Sign.ANY, 0).expression(), 1);
      rows.entries(second, new BudgetTerm(rows, "[2]", 9, two, Sign.ANY, 0).expression(), -1);
    }
    return Oracle.solve(builder).objective();
  }
}
