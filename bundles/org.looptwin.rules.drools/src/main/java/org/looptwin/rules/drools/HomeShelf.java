package org.looptwin.rules.drools;

import java.util.List;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleProblem;

/** Where the files of the home's {@code rules/} are put. */
interface HomeShelf {
  /**
   * Replaces all files of the home; compiled at once when rules are in force, else soon.
   *
   * @return what is refused now
   */
  List<RuleProblem> put(List<RuleFile> home);
}
