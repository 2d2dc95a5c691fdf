package org.looptwin.optimise.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.looptwin.optimise.api.LinearAnswer.Status;

/** Published optima of the OR-Library, through a file as {@code looptwin solve} reads it. */
public abstract class FacilityLocationContract {
  @TempDir private Path folder;

  protected abstract LinearSolver solver();

  /** Whether an instance of so many sites is within reach in a test. */
  protected boolean tries(int sites) {
    return true;
  }

  @ParameterizedTest(name = "{0} as {2}: {3}")
  @CsvSource({
    "cap41, 16, mps, 1040444.375",
    "cap41, 16, lp, 1040444.375",
    "cap101, 25, mps, 796648.4375"
  })
  void reachesThePublishedOptimum(String name, int sites, String format, double published)
      throws IOException {
    Assumptions.assumeTrue(tries(sites), sites + " sites are too many for a test of this solver");
    Path file = folder.resolve(name + "." + format);
    new ModelWriter(FacilityLocation.read(name).model()).write(file);
    LinearModel model = new ModelReader().read(file).model();
    LinearAnswer answer =
        solver().solve(model, new Budget(Duration.ofMinutes(2), 0, 1), Watch.NONE);
    assertThat(answer.status()).isEqualTo(Status.OPTIMAL);
    assertThat(answer.objective()).isCloseTo(published, within(0.01));
    assertThat(answer.bound()).isCloseTo(published, within(0.01));
    assertThat(new Recheck(1e-6).violations(model, answer.x())).isEmpty();
  }
}
