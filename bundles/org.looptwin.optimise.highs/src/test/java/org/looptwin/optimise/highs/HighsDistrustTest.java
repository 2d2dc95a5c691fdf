package org.looptwin.optimise.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.SampleModels;
import org.looptwin.optimise.api.Watch;

/** What happens when something is not as it should be. */
class HighsDistrustTest {
  private static final Budget EXACT = new Budget(Duration.ofMinutes(1), 0, 1);

  /** The real library, except that it moves every first column's value by a thousandth. */
  private static LinearSolver lying() throws IOException {
    HighsC real = HighsLibrary.load(TestHighs.folder());
    HighsC lying =
        (HighsC)
            Proxy.newProxyInstance(
                HighsC.class.getClassLoader(),
                new Class<?>[] {HighsC.class},
                (any, method, arguments) -> {
                  try {
                    Object result = method.invoke(real, arguments);
                    if (method.getName().equals("getSolution")) {
                      ((double[]) arguments[1])[0] += 1e-3;
                    }
                    return result;
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new HighsSolver(lying, new Recheck(1e-6));
  }

  @Test
  void aWrongSolutionIsAFailureThatNamesTheRow() throws IOException {
    LinearAnswer answer = lying().solve(SampleModels.wyndor(), EXACT, Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.hasSolution()).isFalse();
    assertThat(answer.message()).contains("plant 3");
    try (LinearSolver.Session session = lying().open(SampleModels.wyndor())) {
      assertThat(session.solve(EXACT, Watch.NONE).message()).contains("plant 3");
    }
  }

  @Test
  void smallEntriesCount() throws IOException {
    for (double entry : new double[] {1e-8, 1e-9, 1e-10}) {
      LinearAnswer answer = TestHighs.solver().solve(atLeastOne(entry), EXACT, Watch.NONE);
      assertThat(answer.status()).as("%s x >= 1", entry).isEqualTo(Status.OPTIMAL);
      assertThat(answer.objective()).isCloseTo(1 / entry, within(1e-6 / entry));
    }
  }

  @Test
  void whereEntriesAreDroppedNothingIsCalledInfeasible() throws IOException {
    LinearAnswer answer = TestHighs.solver().solve(atLeastOne(1e-13), EXACT, Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.message()).contains("1.0E-12");
  }

  /** Least x with {@code entry x >= 1}. */
  private static LinearModel atLeastOne(double entry) {
    LinearModel.Builder model = LinearModel.builder("at least one");
    int x = model.column("x", 0, Double.POSITIVE_INFINITY, 1);
    model.entry(model.row("one", 1, Double.POSITIVE_INFINITY), x, entry);
    return model.build();
  }

  @Test
  void whatTheWatchThrowsComesBackToTheCaller() {
    Watch broken =
        new Watch() {
          private int asked;

          @Override
          public boolean cancelled() {
            if (asked++ == 0) {
              return false;
            }
            throw new IllegalStateException("broken watch");
          }
        };
    assertThatThrownBy(() -> TestHighs.solver().solve(SampleModels.marketSplit(3), EXACT, broken))
        .hasMessage("broken watch");
  }

  @Test
  void tellsOfPointsAndBoundsThatOnlyGetBetter() {
    List<double[]> told = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    Watch watch =
        new Watch() {
          @Override
          public boolean cancelled() { // later on a machine where nothing was told so soon
            return told.size() > 50 || !told.isEmpty() && System.nanoTime() > end;
          }

          @Override
          public void progress(double objective, double bound, double seconds) {
            told.add(new double[] {objective, bound, seconds});
          }
        };
    Budget minute = new Budget(Duration.ofMinutes(1), 0, 1);
    TestHighs.solver().solve(SampleModels.marketSplit(4), minute, watch);
    assertThat(told).isNotEmpty();
    for (int at = 1; at < told.size(); at++) {
      double before = told.get(at - 1)[0];
      double after = told.get(at)[0];
      assertThat(Double.isNaN(before) || after <= before + 1e-9).isTrue();
      assertThat(told.get(at)[2]).isGreaterThanOrEqualTo(told.get(at - 1)[2]);
    }
  }

  @Test
  void solvesInSeveralThreadsAtOnceWithoutOneDisturbingTheOther() {
    LinearSolver solver = TestHighs.solver();
    List<LinearModel> models = new ArrayList<>();
    for (long seed = 1; seed <= 6; seed++) {
      models.add(SampleModels.transport(8, 20, seed));
    }
    List<CompletableFuture<LinearAnswer>> atOnce =
        models.stream()
            .map(
                model ->
                    CompletableFuture.supplyAsync(() -> solver.solve(model, EXACT, Watch.NONE)))
            .toList();
    for (int at = 0; at < models.size(); at++) {
      double[] alone = solver.solve(models.get(at), EXACT, Watch.NONE).x();
      assertThat(atOnce.get(at).join().x()).containsExactly(alone);
    }
  }

  @Test
  void replacesALibraryThatIsNotTheOneOfThisBundle(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("libhighs.so.1"), "something else");
    LinearSolver solver = HighsSolver.unpackedTo(folder);
    assertThat(solver.solve(SampleModels.wyndor(), EXACT, Watch.NONE).objective())
        .isCloseTo(-36, within(1e-7));
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing is left lying about").hasSize(1);
    }
  }

  @Test
  void aModelThatHighsRefusesIsAFailureAndNoException() {
    LinearModel.Builder model = LinearModel.builder("too large");
    model.entry(model.row("row", 0, 1), model.column("x", 0, 1, 1), 1e40);
    LinearAnswer answer = TestHighs.solver().solve(model.build(), EXACT, Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.message()).contains("passLp");
  }
}
