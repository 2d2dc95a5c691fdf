package org.looptwin.rules.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The rules in force: the packs' files, overridden and extended by the home's {@code rules/}. */
@ProviderType
public interface RuleLibrary {
  /** The newest set that compiled and passed its scenario tests. */
  RuleSet current();

  /** What is refused at present and why; empty when all is well. */
  List<RuleProblem> problems();

  /** Compiles files without putting them in force. */
  Compilation compile(List<RuleFile> files);

  /** Runs the scenario tests of the packs, or of those whose name contains the filter. */
  List<ScenarioResult> test(String filter);

  /**
   * @param rules null when there are problems
   */
  record Compilation(RuleSet rules, List<RuleProblem> problems) {}

  /**
   * @param expected and {@code got} are requests as text
   */
  record ScenarioResult(
      String pack, String scenario, boolean passed, String expected, String got) {}
}
