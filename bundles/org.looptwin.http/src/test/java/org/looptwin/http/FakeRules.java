package org.looptwin.http;

import java.util.List;
import org.looptwin.rules.api.RuleContext;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.looptwin.rules.api.RuleMemory;
import org.looptwin.rules.api.RuleProblem;
import org.looptwin.rules.api.RuleSession;
import org.looptwin.rules.api.RuleSet;

/** One file in force, one refused. */
final class FakeRules implements RuleLibrary {
  @Override
  public RuleSet current() {
    return new RuleSet() {
      @Override
      public String version() {
        return "v1";
      }

      @Override
      public List<RuleFile> files() {
        return List.of(
            new RuleFile("rules.disruption", "supplier.drl", "0123456789ab", "rule ..."));
      }

      @Override
      public List<String> ruleNames() {
        return List.of("strike");
      }

      @Override
      public RuleSession open(RuleContext context, RuleMemory memory) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public List<RuleProblem> problems() {
    return List.of(new RuleProblem("mine.drl", 7, "no such field"));
  }

  @Override
  public Compilation compile(List<RuleFile> files) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<ScenarioResult> test(String filter) {
    throw new UnsupportedOperationException();
  }
}
