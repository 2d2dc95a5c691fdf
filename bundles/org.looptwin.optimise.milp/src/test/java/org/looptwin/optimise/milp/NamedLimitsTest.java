package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Concession;
import org.looptwin.optimise.api.Concession.Kind;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.ojalgo.OjalgoSolver;

/** Which limit gives way, by how much, and how it is said. Amounts are checked by hand. */
class NamedLimitsTest {
  private static final Case TINY =
      CaseFolder.read(Path.of("../../twin-model/cases/tiny")).reference();

  /** 304 kWh of capacity: 45 days are 450 kWh; 100 leave with packs, 100 may stay at the end. */
  @Test
  void whatIsTooMuchIsNamedWithThePlaceItIsTooMuchIn() {
    Answer.Infeasible none =
        infeasible(Reference.HIGHS, TwoSuppliers.problem(1, Outlooks.BASE, 45));
    assertThat(none.relaxation())
        .containsExactly(
            "B01 is left with 250.0 kWh of LI too much in month 1; let it end with more, or start"
                + " with less.");
    Concession only = none.concessions().get(0);
    assertThat(only.kind()).isEqualTo(Kind.END_STOCK_ABOVE);
    assertThat(only.at()).isEqualTo("B01");
    assertThat(only.commodity()).isEqualTo(Commodity.LI);
    assertThat(only.month()).isEqualTo(1);
    assertThat(only.amount()).isCloseTo(250, within(0.01));
    assertThat(only.unit()).isEqualTo("kWh");
    assertThat(only.sentence()).isEqualTo(none.relaxation().get(0));
  }

  /** Two months: 200 kWh leave and 100 stay, so 150 of 450 are left over; 299 fit in month 1. */
  @Test
  void aCeilingThatIsCrossedOnTheWayIsNamedOnlyWhereItIsCrossed() {
    Answer.Infeasible none =
        infeasible(Reference.HIGHS, TwoSuppliers.problem(2, Outlooks.BASE, 45));
    assertThat(none.relaxation())
        .containsExactly(
            "B01 is left with 150.0 kWh of LI too much in month 2; let it end with more, or start"
                + " with less.",
            "B01 holds up to 51.0 kWh of LI above the ceiling in month 1; rent room, or start with"
                + " less stock.");
  }

  /** The same with a solver in Java. */
  @Test
  void anotherSolverNamesTheSame() {
    Answer.Infeasible none =
        infeasible(new OjalgoSolver(), TwoSuppliers.problem(2, Outlooks.BASE, 45));
    assertThat(none.concessions())
        .extracting(Concession::kind, one -> Math.round(one.amount()))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Kind.END_STOCK_ABOVE, 150L),
            org.assertj.core.groups.Tuple.tuple(Kind.STOCK_CEILING, 51L));
  }

  /**
   * A tenth of a day of LI, CO and NI is missing: 329 kWh of kits bring them, if a centre opens.
   */
  @Test
  void aCentreThatIsFixedClosedIsNamedWhenOpeningItIsEnough() {
    EditedCase edited = withoutLithium(9.9);
    edited.sites(Set.of());
    Answer.Infeasible none = infeasible(Reference.HIGHS, edited.problem());
    assertThat(none.concessions()).hasSize(1);
    assertThat(none.concessions().get(0).kind()).isEqualTo(Kind.SITE);
    assertThat(none.relaxation())
        .containsExactly(
            none.concessions().get(0).at()
                + " is fixed closed, but the plan needs what it recovers; open it too.");
  }

  /** Opening all helps; whether one can be spared nobody has the time to find out. */
  @Test
  void aCentreIsNotSaidToBeNeededWhereThatWasNotFoundOut() {
    EditedCase edited = withoutLithium(9.9);
    edited.sites(Set.of());
    Answer.Infeasible none = infeasible(stuckOnSites(), edited.problem());
    assertThat(none.relaxation())
        .isNotEmpty()
        .allMatch(said -> said.endsWith("whether there is one without was not found out in time."));
    assertThat(RelaxationTest.status(edited.problem(), none.concessions()))
        .isEqualTo(LinearAnswer.Status.OPTIMAL);
  }

  /** Tells that all centres together are enough, and no more of them. */
  private static StuckSolver stuckOnSites() {
    AtomicInteger asked = new AtomicInteger();
    return new StuckSolver(model -> costless(model) && asked.getAndIncrement() > 0);
  }

  private static boolean costless(LinearModel model) {
    return IntStream.range(0, model.columns()).allMatch(column -> model.cost(column) == 0);
  }

  @Test
  void withAllCentresOpenTheSameQuestionHasAPlan() {
    assertThat(
            Reference.planner(Reference.HIGHS)
                .solve(withoutLithium(9.9).problem(), Budget.DEFAULT, Watch.NONE))
        .isInstanceOf(Answer.Solved.class);
  }

  /** A kit brings as much cobalt as lithium; where cobalt is not wanted too, it does not help. */
  @Test
  void aCentreIsNotNamedWhenOpeningItDoesNotHelp() {
    EditedCase edited = withoutLithium(9.9);
    edited.stock("B01", Commodity.CO, 10);
    edited.sites(Set.of());
    assertThat(infeasible(Reference.HIGHS, edited.problem()).concessions())
        .extracting(Concession::kind)
        .containsExactly(Kind.END_STOCK);
  }

  @Test
  void aMaterialThatNothingCanBringIsCalledSo() {
    EditedCase edited = new EditedCase(TINY, "n18");
    edited.drop("S05");
    edited.stock("B01", Commodity.GR, 0);
    Answer.Infeasible none = infeasible(Reference.HIGHS, edited.problem());
    assertThat(none.relaxation())
        .containsExactly(
            "B01 lacks 32.9 MWh of GR in month 12 for the end stock; no capacity alone brings it:"
                + " let it end with less.");
  }

  /** Six plants without any of twelve materials are 72 limits. */
  @Test
  void manyLimitsAreSummedUpInFewLines() {
    EditedCase edited = new EditedCase(Reference.CASE, "n73");
    edited.nodes(NodeType.SUPPLIER).forEach(node -> edited.capacity(node.id(), 0));
    for (var plant : edited.nodes(NodeType.BATTERY_PLANT)) {
      for (Commodity material : Commodity.values()) {
        if (material.material()) {
          edited.stock(plant.id(), material, 0);
        }
      }
    }
    Answer.Infeasible none = infeasible(Reference.HIGHS, edited.problem());
    assertThat(none.concessions()).hasSizeGreaterThan(50);
    assertThat(none.relaxation()).hasSizeLessThanOrEqualTo(10);
    assertThat(none.relaxation().get(0)).contains("materials");
  }

  @Test
  void anAnotherQuestionsConcessionIsRefused() {
    Concession other =
        new Concession(Kind.END_STOCK, "B09", Commodity.LI, 1, 5, Concession.KWH, "");
    PlanningProblem problem = TwoSuppliers.problem(1, Outlooks.BASE, 10);
    assertThatThrownBy(() -> Reference.planning().relaxed(problem, List.of(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("END_STOCK[B09,LI,1]");
  }

  @Test
  void aShortHorizonOfTheTimeBeingIsNamedToo() {
    Outlooks nothing =
        new Outlooks(
            Map.of(), Map.of(), null, null, Map.of("S01", flat(0), "S02", flat(0)), Set.of());
    Answer.Infeasible none = infeasible(Reference.HIGHS, TwoSuppliers.problem(3, nothing, 4));
    assertThat(none.concessions()).extracting(Concession::month).containsExactly(3);
    assertThat(none.concessions().get(0).amount()).isCloseTo(60, within(0.01));
  }

  private static EditedCase withoutLithium(double days) {
    EditedCase edited = new EditedCase(TINY, "n18");
    edited.capacity("S01", 0);
    edited.capacity("S02", 0);
    for (Commodity regenerated : List.of(Commodity.LI, Commodity.CO, Commodity.NI)) {
      edited.stock("B01", regenerated, days);
    }
    return edited;
  }

  private static MonthlySeries flat(double value) {
    return MonthlySeries.constant(TwoSuppliers.START, 3, value);
  }

  private static Answer.Infeasible infeasible(LinearSolver solver, PlanningProblem problem) {
    Answer answer = Reference.planner(solver).solve(problem, Budget.DEFAULT, Watch.NONE);
    assertThat(answer).isInstanceOf(Answer.Infeasible.class);
    return (Answer.Infeasible) answer;
  }
}
