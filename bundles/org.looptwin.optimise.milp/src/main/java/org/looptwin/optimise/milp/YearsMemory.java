package org.looptwin.optimise.milp;

import java.util.Locale;
import java.util.Optional;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;

/** Whether the years that a protection samples fit into memory; asked before they are drawn. */
final class YearsMemory {
  private static final double SHARE_OF_HEAP = 0.7;

  /** An array of a source's months: its head, its place in the year; months take one byte each. */
  private static final int SOURCE_BYTES = 24;

  /** A row of a tail with its names and losses, in the model and beside it. */
  private static final int ROW_BYTES = 2_000;

  private final long allowed;

  /**
   * @param allowed bytes
   */
  YearsMemory(long allowed) {
    this.allowed = allowed;
  }

  /** Most of the heap; the rest is for what else there is. */
  static YearsMemory ofHeap() {
    return new YearsMemory((long) (SHARE_OF_HEAP * Runtime.getRuntime().maxMemory()));
  }

  /** What is wrong with the question, if anything. */
  Optional<String> fault(PlanningProblem problem) {
    if (problem.protection() instanceof Protection.Wasserstein ball) {
      return fault(problem, ball.scenarios(), 0);
    }
    return problem.protection() instanceof Protection.Tail tail
        ? fault(problem, tail.scenarios(), ROW_BYTES)
        : Optional.empty();
  }

  private Optional<String> fault(PlanningProblem problem, int years, int rowBytes) {
    int sources = LossScenarios.sources(Sets.of(problem)).size();
    long bytes = (long) years * ((long) sources * (SOURCE_BYTES + problem.months()) + rowBytes);
    return bytes <= allowed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d sampled years of %d suppliers and sea classes over %d months need %,d MB,"
                    + " expected %,d MB at most. Maybe fewer years (--scenarios), or a larger heap"
                    + " (LOOPTWIN_JAVA_OPTS=-Xmx...).",
                years,
                sources,
                problem.months(),
                bytes / 1_000_000,
                allowed / 1_000_000));
  }
}
