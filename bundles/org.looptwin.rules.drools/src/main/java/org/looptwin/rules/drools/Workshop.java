package org.looptwin.rules.drools;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/**
 * Makes a set of rules from a shelf. A file of the home that does not compile, or with which a
 * scenario fails, is left out in favour of the one that was in force before, else of the pack's; a
 * pack falls by itself only, never by a file of the home.
 *
 * <p><b>Threads:</b> one at a time.
 */
final class Workshop {
  private final GuardedCompiler compiler;
  private final Trial trial;
  private final Differences differences = new Differences();

  /** Files that are not tried again: each trial would leave a thread behind that never ends. */
  private final Map<RuleFile, RuleProblem> endless = new HashMap<>();

  Workshop(GuardedCompiler compiler, Trial trial) {
    this.compiler = compiler;
    this.trial = trial;
  }

  /**
   * @param problems what was left out
   */
  record Product(CompiledRules rules, List<RuleProblem> problems) {}

  Product make(Shelf shelf, CompiledRules before) {
    endless.keySet().retainAll(shelf.home());
    Selection selection = new Selection(new Bench(compiler, trial, before), before, endless);
    Attempt chosen = selection.from(shelf);
    if (chosen.rules() != before) {
      differences.tell(chosen, before);
    }
    return new Product(chosen.rules(), selection.problems());
  }
}
