package org.looptwin.optimise.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.SampleModels;
import org.looptwin.optimise.external.Claim.Verdict;

/**
 * Outputs written after the manuals of Gurobi and CPLEX, for lack of the programs. The model is the
 * knapsack with its best answer (0, 1, 1) = -220, or Wyndor's (2, 6) = -36.
 */
class RecordedAnswersTest {
  private static final Budget BUDGET = new Budget(Duration.ofSeconds(60), 0.001, 7);

  @TempDir private Path folder;

  private final Written knapsack = new Written(SampleModels.knapsack());
  private final Written wyndor = new Written(SampleModels.wyndor());

  private Claim gurobi(String log, String solution) throws IOException {
    if (solution != null) {
      Files.writeString(folder.resolve("answer.sol"), solution);
    }
    return new GurobiDialect().read(folder, log, knapsack, BUDGET);
  }

  @Test
  void readsGurobisOptimum() throws IOException {
    Claim claim =
        gurobi(
            """
            Explored 1 nodes (2 simplex iterations) in 0.01 seconds (0.00 work units)
            Thread count was 1 (of 2 available processors)

            Solution count 2: -220 -160

            Optimal solution found (tolerance 1.00e-03)
            Best objective -2.200000000000e+02, best bound -2.201000000000e+02, gap 0.0455%

            Wrote result file 'answer.sol'
            """,
            "# Solution for model model\n# Objective value = -220\nc0 0\nc1 1\nc2 1\n");
    assertThat(claim.verdict()).isEqualTo(Verdict.OPTIMAL);
    assertThat(claim.x()).containsExactly(0, 1, 1);
    assertThat(claim.bound()).isCloseTo(-220.1, within(1e-9)).isLessThan(-220.1);
    assertThat(claim.rowDuals()).isNull();
  }

  @Test
  void takesNoGurobiPointThatLacksAColumn() throws IOException {
    Claim claim = gurobi("Optimal solution found (tolerance 1.00e-03)\n", "c0 0\nc2 1\n");
    assertThat(claim.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(claim.x()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'Model is infeasible\nBest objective -, best bound -, gap -', INFEASIBLE",
    "'Infeasible model', INFEASIBLE",
    "'Model is infeasible or unbounded', UNBOUNDED_OR_INFEASIBLE",
    "'Infeasible or unbounded model', UNBOUNDED_OR_INFEASIBLE",
    "'Unbounded model', UNBOUNDED_OR_INFEASIBLE",
    "'Time limit reached\nBest objective -, best bound -3.0e+02, gap -', STOPPED",
    "'License expired', UNKNOWN",
  })
  void readsHowGurobiEnds(String log, Verdict verdict) throws IOException {
    Claim claim = gurobi(log, null);
    assertThat(claim.verdict()).isEqualTo(verdict);
    assertThat(claim.x()).isNull();
  }

  @Test
  void asksGurobiByArgumentsOnly() {
    assertThat(new GurobiDialect().arguments(folder, BUDGET))
        .contains("MIPGap=0.001", "TimeLimit=60.000", "Threads=1", "Seed=7")
        .endsWith(folder.resolve("model.mps").toString());
  }

  private static String cplex(String status, String constraints, String variables) {
    return """
        <?xml version = "1.0" encoding="UTF-8" standalone="yes"?>
        <CPLEXSolution version="1.2">
         <header
           problemName="model.mps"
           objectiveValue="-36"
           solutionTypeValue="1"
           solutionTypeString="basic"
           solutionStatusValue="%s"
           solutionStatusString="optimal"
           solutionMethodString="dual"
           primalFeasible="1"
           dualFeasible="1"
           simplexIterations="2"
           writeLevel="1"/>
         <quality
           epRHS="1e-06"
           maxPrimalInfeas="0"/>
         <linearConstraints>
        %s </linearConstraints>
         <variables>
        %s </variables>
        </CPLEXSolution>
        """
        .formatted(status, constraints, variables);
  }

  @Test
  void readsCplexsLinearOptimumWithDuals() throws IOException {
    Files.writeString(
        folder.resolve("answer.sol"),
        cplex(
            "1",
            """
              <constraint name="r0" index="0" status="BS" slack="2" dual="0"/>
              <constraint name="r1" index="1" status="LL" slack="0" dual="-1.5"/>
              <constraint name="r2" index="2" status="LL" slack="0" dual="-1"/>
            """,
            """
              <variable name="c0" index="0" status="BS" value="2" reducedCost="0"/>
              <variable name="c1" index="1" status="BS" value="6" reducedCost="-0"/>
            """));
    Claim claim = new CplexDialect().read(folder, "Dual simplex - Optimal", wyndor, BUDGET);
    assertThat(claim.verdict()).isEqualTo(Verdict.OPTIMAL);
    assertThat(claim.x()).containsExactly(2, 6);
    assertThat(claim.rowDuals()).containsExactly(0, -1.5, -1);
    assertThat(claim.reducedCosts()).containsExactly(0, -0.0);
  }

  @Test
  void readsCplexsIntegersWithTheBoundOfTheLog() throws IOException {
    Files.writeString(
        folder.resolve("answer.sol"),
        cplex(
            "102",
            "  <constraint name=\"r0\" index=\"0\" slack=\"0\"/>\n",
            """
              <variable name="c0" index="0" value="0"/>
              <variable name="c1" index="1" value="1"/>
              <variable name="c2" index="2" value="1"/>
            """));
    Claim claim =
        new CplexDialect()
            .read(
                folder,
                """
                MIP - Integer optimal, tolerance (0.001/1e-06):  Objective = -2.2000000000e+02
                Current MIP best bound = -2.2010000000e+02 (gap = 0.1, 0.05%)
                Solution time =    0.01 sec.  Iterations = 4  Nodes = 0 (1)
                """,
                knapsack,
                BUDGET);
    assertThat(claim.verdict()).isEqualTo(Verdict.OPTIMAL);
    assertThat(claim.x()).containsExactly(0, 1, 1);
    assertThat(claim.bound()).isCloseTo(-220.1, within(1e-6)).isLessThan(-220.1);
    assertThat(claim.rowDuals()).isNull();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "'MIP - Integer infeasible.', INFEASIBLE",
    "'Infeasibility row ''r0'':  0  = 1.\nPresolve - Infeasible.', INFEASIBLE",
    "'MIP - Integer infeasible or unbounded.', UNBOUNDED_OR_INFEASIBLE",
    "'Dual simplex - Unbounded.', UNBOUNDED_OR_INFEASIBLE",
    "'MIP - Time limit exceeded, no integer solution.', STOPPED",
    "'CPLEX Error  32201: ILM Error', UNKNOWN",
  })
  void readsHowCplexEndsWithoutAFile(String log, Verdict verdict) throws IOException {
    assertThat(new CplexDialect().read(folder, log, knapsack, BUDGET).verdict()).isEqualTo(verdict);
  }
}
