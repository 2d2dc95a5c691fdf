package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * What is named makes the question feasible, and one per cent less of it does not. Seeded edits of
 * the cases; {@code -Dlooptwin.edits=200} draws as many.
 */
class RelaxationTest {
  private static final LinearPlanner PLANNER = Reference.planner(Reference.HIGHS);

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("looptwin.edits", 24));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsNamedMakesAnInfeasibleEditFeasibleAndLessOfItDoesNot(long seed) {
    EditedCase edited =
        new InfeasibleEdits(one -> status(one.problem(), List.of()) != Status.INFEASIBLE)
            .draw(seed);
    PlanningProblem problem = edited.problem();
    Answer answer = PLANNER.solve(problem, Budget.DEFAULT, Watch.NONE);
    assertThat(answer).as(edited.toString()).isInstanceOf(Answer.Infeasible.class);
    Answer.Infeasible none = (Answer.Infeasible) answer;
    assertThat(none.relaxation()).as(edited.toString()).hasSizeBetween(1, 10);
    assertThat(status(problem, none.concessions()))
        .as("%s%n%s", edited, none.relaxation())
        .isEqualTo(Status.OPTIMAL);
    for (List<Concession> less : less(none.concessions())) {
      assertThat(status(problem, less))
          .as("%s%n%s", edited, none.relaxation())
          .isEqualTo(Status.INFEASIBLE);
    }
  }

  /** One per cent less of the kWh, or one site less. */
  private static List<List<Concession>> less(List<Concession> all) {
    if (all.get(0).kind() != Concession.Kind.SITE) {
      return List.of(all.stream().map(one -> scaled(one, 0.99)).toList());
    }
    List<List<Concession>> fewer = new ArrayList<>();
    for (Concession spared : all) {
      fewer.add(all.stream().filter(one -> one != spared).toList());
    }
    return fewer;
  }

  private static Concession scaled(Concession c, double factor) {
    return new Concession(
        c.kind(), c.at(), c.commodity(), c.month(), c.amount() * factor, c.unit(), c.sentence());
  }

  /**
   * Whether any plan obeys the model, whatever it costs. Free sites are open: that forbids none.
   */
  static Status status(PlanningProblem problem, List<Concession> concessions) {
    LinearModel model = Reference.planning().relaxed(problem, concessions);
    ModelChanges changes = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      changes.cost(column, 0);
    }
    if (problem.sites().kind() == Sites.Kind.FREE) {
      PlanningModel planning = new PlanningModel(Instance.of(problem));
      List<Node> centres = planning.instance().sets().recyclers();
      for (int r = 0; r < centres.size(); r++) {
        changes.bounds(planning.sites().column(r), 1, 1);
      }
    }
    return Reference.HIGHS.solve(changes.model(), Budget.DEFAULT, Watch.NONE).status();
  }
}
