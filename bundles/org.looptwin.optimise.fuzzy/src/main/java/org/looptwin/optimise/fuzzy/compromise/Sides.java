package org.looptwin.optimise.fuzzy.compromise;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.looptwin.optimise.api.LinearAnswer;

/**
 * Both sides of a branch at once: what is below in one session, what is above in another, so that
 * two processors share the work and the answers do not depend on which is quicker.
 */
final class Sides implements AutoCloseable {
  private final Relaxation below;
  private final Relaxation above;
  private final Executor executor;

  /**
   * @param below solved before; it stays the caller's
   * @param above its twin, which is closed here
   */
  Sides(Relaxation below, Relaxation above, Executor executor) {
    this.below = below;
    this.above = above;
    this.executor = executor;
    above.begin(below.basis());
  }

  /** What came of a branch; an answer for either side, both within {@code limits}. */
  record Pair(Limits down, Limits up, LinearAnswer below, LinearAnswer above) {}

  /**
   * @param value at the place, between two whole values
   */
  Pair solve(Limits limits, int place, double value) {
    Limits down = limits.atMost(place, (int) Math.floor(value));
    Limits up = limits.atLeast(place, (int) Math.ceil(value));
    CompletableFuture<LinearAnswer> other =
        CompletableFuture.supplyAsync(() -> above.solve(up), executor);
    LinearAnswer mine;
    try {
      mine = below.solve(down);
    } finally {
      other.handle((answer, thrown) -> answer).join(); // no thread is left in a session
    }
    return new Pair(down, up, mine, joined(other));
  }

  private static LinearAnswer joined(CompletableFuture<LinearAnswer> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    above.close();
  }
}
