package org.looptwin.rules.drools;

import java.util.List;
import java.util.Optional;
import org.looptwin.rules.api.RuleProblem;

/**
 * What became of a shelf's files.
 *
 * @param rules null when they do not compile
 * @param problems why they do not
 * @param verdict of the scenarios
 */
record Attempt(
    Shelf shelf, CompiledRules rules, List<RuleProblem> problems, Trial.Verdict verdict) {
  static Attempt refused(Shelf shelf, List<RuleProblem> problems) {
    return new Attempt(shelf, null, problems, Trial.Verdict.FINE);
  }

  static Attempt failed(Shelf shelf, Trial.Failure failure) {
    return new Attempt(shelf, null, List.of(), new Trial.Verdict(List.of(), Optional.of(failure)));
  }

  /** Whether the rules may be put in force: with files of the home, outcomes may differ. */
  boolean sound() {
    return rules != null
        && verdict.failure().isEmpty()
        && (!shelf.home().isEmpty() || verdict.differing().isEmpty());
  }
}
