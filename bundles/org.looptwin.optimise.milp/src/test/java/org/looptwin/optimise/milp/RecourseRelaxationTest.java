package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.PolicyRow;
import org.looptwin.optimise.api.Protection.Recourse;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/** Recourse forbids, too: what must give way is named for all packs that may stay away. */
class RecourseRelaxationTest {
  private static final double DROP = 0.08;
  private static final Budget BUDGET = Budget.DEFAULT;
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  private static PlanningProblem answering(PlanningProblem problem) {
    MonthlySeries drop = MonthlySeries.constant(problem.reference().firstMonth(), 12, DROP);
    return problem.with(new Recourse(drop, 3, true));
  }

  private static PlanningProblem obliged(PlanningProblem problem, double share) {
    PolicyRow back = new PolicyRow("back", PolicyRow.Kind.RETURNED_SHARE, null, share);
    return problem.withPolicyRows(List.of(back));
  }

  /** [month] */
  private static double[] retiredKwh() {
    double[] sum = new double[12];
    Reference.CASE
        .retiredKwh()
        .values()
        .forEach(path -> Arrays.setAll(sum, t -> sum[t] + path.at(t)));
    return sum;
  }

  /** 68 % come back, 8 points fewer in the three months in which most packs retire. */
  @Test
  void anObligationThatOnlyFewerPacksForbidIsNamedWithWhatTheyLack() {
    double[] retired = retiredKwh();
    double all = Arrays.stream(retired).sum();
    double most = Arrays.stream(retired).sorted().skip(9).sum();
    double lacking = 0.675 * all - (0.68 * all - DROP * most);
    assertThat(lacking).isPositive();
    PlanningProblem calm = obliged(Reference.lithium().with(Sites.FREE), 0.675);
    assertThat(RelaxationTest.status(calm, List.of())).isEqualTo(Status.OPTIMAL);

    PlanningProblem problem = answering(calm);
    Answer.Infeasible none = none(problem);

    assertThat(none.concessions())
        .filteredOn(one -> one.kind() == Concession.Kind.OBLIGATION)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.at()).isEqualTo("back");
              assertThat(one.amount()).isCloseTo(lacking, withinPercentage(0.001));
            });
    assertThat(none.relaxation()).anyMatch(said -> said.startsWith("back cannot be kept: "));
    assertThat(RelaxationTest.status(problem, none.concessions())).isEqualTo(Status.OPTIMAL);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, 2, 3, 5, 7, 8, 11, 13})
  void whatIsNamedUnderRecourseMakesTheWholeSetFeasible(long seed) {
    EditedCase edited =
        new InfeasibleEdits(
                one ->
                    RelaxationTest.status(answering(one.problem()), List.of()) != Status.INFEASIBLE)
            .draw(seed);
    PlanningProblem problem = answering(edited.problem());
    Answer.Infeasible none = none(problem);
    assertThat(none.concessions()).as(edited.toString()).isNotEmpty();
    assertThat(RelaxationTest.status(problem, none.concessions()))
        .as("%s%n%s", edited, none.relaxation())
        .isEqualTo(Status.OPTIMAL);
  }

  /** What is in the way for the expected packs already is told, but as no whole answer. */
  @Test
  void whatWasNotFoundOutForFewerPacksIsSaid() {
    PlanningProblem tiny =
        obliged(
            PlanningProblem.of(TINY).with(Sites.fixed(TINY.initialState().openRecyclers())), 0.8);
    Answer answer =
        Reference.planner(new StuckSolver(RecourseRelaxationTest::relaxedWithRules))
            .solve(answering(tiny), BUDGET, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    Answer.Infeasible none = (Answer.Infeasible) answer;
    assertThat(none.relaxation()).hasSize(2);
    assertThat(none.relaxation().get(0)).startsWith("back cannot be kept: ");
    assertThat(none.relaxation().get(1)).contains("fewer was not found out in time");
    assertThat(none.concessions()).as("they would not be enough").isEmpty();
  }

  private static Answer.Infeasible none(PlanningProblem problem) {
    Answer answer = Reference.planner(Reference.HIGHS).solve(problem, BUDGET, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    return (Answer.Infeasible) answer;
  }

  /** Asks which limits of a model with rules give way. */
  private static boolean relaxedWithRules(LinearModel model) {
    return model.name().endsWith(" relaxed")
        && IntStream.range(0, model.columns())
            .anyMatch(column -> model.columnName(column).startsWith("answer["));
  }
}
