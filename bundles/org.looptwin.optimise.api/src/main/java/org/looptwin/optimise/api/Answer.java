package org.looptwin.optimise.api;

import java.util.List;
import java.util.function.Function;
import org.looptwin.model.plan.Plan;

/** Everything a solver may say. Adding a case breaks every reader: major version. */
public sealed interface Answer {
  /** A plan, proven as well as asked for. */
  record Solved(Plan plan) implements Answer {}

  /** Out of time or cancelled. {@code best} is the best plan so far, with its true gap, or null. */
  record OutOfBudget(Plan best, String because) implements Answer {}

  /**
   * No plan exists; the smallest named relaxation.
   *
   * @param relaxation what would have to give way, in words, largest first; some ten lines
   * @param concessions the same as values, all of them; empty where the solver tells only words
   */
  record Infeasible(List<String> relaxation, List<Concession> concessions) implements Answer {
    public Infeasible {
      concessions = List.copyOf(concessions);
    }

    /** In words alone. */
    public Infeasible(List<String> relaxation) {
      this(relaxation, List.of());
    }
  }

  /** The solver could not do it. */
  record Failed(String because) implements Answer {}

  default <R> R read(
      Function<Solved, R> solved,
      Function<OutOfBudget, R> outOfBudget,
      Function<Infeasible, R> infeasible,
      Function<Failed, R> failed) {
    if (this instanceof Solved s) {
      return solved.apply(s);
    }
    if (this instanceof OutOfBudget o) {
      return outOfBudget.apply(o);
    }
    return this instanceof Infeasible i ? infeasible.apply(i) : failed.apply((Failed) this);
  }
}
