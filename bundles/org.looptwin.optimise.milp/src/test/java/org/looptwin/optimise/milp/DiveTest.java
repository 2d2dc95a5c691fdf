package org.looptwin.optimise.milp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.generator.CaseGenerator;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;

/** A dive's choice, held against branch and cut over the same model. */
class DiveTest {
  private static final Budget EXACT = new Budget(Duration.ofSeconds(100), 0, 1);
  private static final LinearSolver HIGHS = Reference.HIGHS;

  @TempDir private Path folder;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void itsChoiceIsWholeAndNearTheBest(long seed) throws IOException {
    LinearModel master = master(seed);
    Dive.Result dive = Dive.of(HIGHS, master, 6e-4, Deadline.in(EXACT), Watch.NONE);
    double best = HIGHS.solve(master, EXACT, Watch.NONE).objective();
    double found = master.objective(dive.answer().x());
    assertThat(found).isBetween(best * (1 - 1e-9), best * 1.01);
    if (dive.proven()) {
      assertThat(found).isLessThanOrEqualTo(best * (1 + 6.1e-4));
    }
    for (int column = 0; column < master.columns(); column++) {
      if (master.integer(column)) {
        double value = dive.answer().x()[column];
        assertThat(value).isCloseTo(Math.rint(value), within(1e-6)).isBetween(-1e-6, 1 + 1e-6);
      }
    }
  }

  /** The relaxation takes 0.4 of a site, which is nearer to none; but none costs 4, the site 3. */
  @Test
  void turningAChoiceRoundMendsABadDive() {
    LinearModel.Builder model = LinearModel.builder("site");
    int site = model.integerColumn("site", 0, 1, 3);
    int missing = model.column("missing", 0, 9, 2);
    int need = model.row("need", 2, Double.POSITIVE_INFINITY);
    model.entry(need, site, 5);
    model.entry(need, missing, 1);
    LinearModel built = model.build();
    Dive.Result dive = Dive.of(HIGHS, built, 0, Deadline.in(EXACT), Watch.NONE);
    assertThat(built.objective(dive.answer().x())).isEqualTo(3);
  }

  @Test
  void whatCannotBeIsNoChoice() {
    LinearModel.Builder model = LinearModel.builder("none");
    int a = model.integerColumn("a", 0, 1, 1);
    int row = model.row("half", 0.5, 0.5);
    model.entry(row, a, 1);
    assertThat(Dive.of(HIGHS, model.build(), 0, Deadline.in(EXACT), Watch.NONE)).isNull();
  }

  @Test
  void withoutTimeThereIsNone() throws IOException {
    Deadline past = Deadline.in(new Budget(Duration.ZERO, 0, 1));
    assertThat(Dive.of(HIGHS, master(1), 0, past, Watch.NONE)).isNull();
    SiteChoice choice =
        new MasterSearch(HIGHS)
            .search(new PlanningModel(Instance.of(problem(1))), past, Watch.NONE);
    assertThat(choice.status()).isEqualTo(LinearAnswer.Status.TIME_LIMIT);
    assertThat(choice.open()).isNull();
  }

  private LinearModel master(long seed) throws IOException {
    return new PlanningModel(Instance.of(problem(seed)).master()).matrix();
  }

  private PlanningProblem problem(long seed) throws IOException {
    Path at = folder.resolve("case-" + seed);
    new CaseGenerator(30, seed, false).write(at);
    return PlanningProblem.of(CaseFolder.read(at).reference());
  }
}
