package org.looptwin.optimise.milp;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Deadline;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.Recheck;
import org.looptwin.optimise.api.Watch;

/**
 * Looks for a plan that is cheaper than what a plan claims none to be: with its own sites, and
 * where sites are free and the claim stood, with the sites that a mean period would choose.
 */
final class Refutation {
  private static final Budget TIME = new Budget(Duration.ofSeconds(10), 1e-3, 1);

  private final PlanningModel full;
  private final SolverSlot slot;

  Refutation(PlanningModel full, SolverSlot slot) {
    this.full = full;
    this.slot = slot;
  }

  void of(Set<String> open, ClaimAudit claims) {
    boolean refuted = claims.possible(costEur(open), "with the same sites");
    if (!refuted && full.instance().sitesFree()) {
      Set<String> other =
          slot.use(Watch.NONE, (solver, flows, watch) -> choice(solver)).orElse(open);
      if (!other.equals(open)) {
        claims.possible(costEur(other), "with the sites " + String.join(", ", other));
      }
    }
  }

  private Set<String> choice(LinearSolver solver) {
    Set<String> open = new MasterSearch(solver).search(full, Deadline.in(TIME), Watch.NONE).open();
    return open == null ? Set.of() : open;
  }

  /** Cost of the best flows found, checked row by row. */
  private Optional<Double> costEur(Set<String> open) {
    return slot.use(
            Watch.NONE,
            (solver, flows, watch) ->
                full.instance().sitesFree()
                    ? flows.solve(full, open, Deadline.in(TIME), watch)
                    : flows.solve(full, Deadline.in(TIME), watch))
        .filter(LinearAnswer::hasSolution)
        .filter(answer -> new Recheck(1e-6).violations(full.matrix(), answer.x()).isEmpty())
        .map(answer -> full.matrix().objective(answer.x()));
  }
}
