package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.api.RuleProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a set of rules from a shelf: what does not compile, or breaks a scenario of its pack, is
 * left out in favour of what was in force before, else of the pack's own file.
 */
final class Workshop {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

  private final RuleCompiler compiler;

  Workshop(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * @param rules null when nothing could be made of the shelf
   * @param problems what was left out
   */
  record Product(CompiledRules rules, List<RuleProblem> problems) {}

  Product make(Shelf shelf, CompiledRules before) {
    List<RuleFile> files = shelf.wanted();
    Set<RuleFile> refused = new LinkedHashSet<>();
    List<RuleProblem> problems = new ArrayList<>();
    while (true) {
      if (before != null && before.version().equals(RuleText.version(files))) {
        return new Product(before, problems);
      }
      Compilation compiled = compiler.compile(files);
      CompiledRules rules = (CompiledRules) compiled.rules();
      List<RuleProblem> found = rules == null ? compiled.problems() : test(shelf, rules);
      if (found.isEmpty()) {
        return new Product(rules, problems);
      }
      problems.addAll(found);
      List<RuleFile> next = without(files, found, refused, shelf, before);
      if (next.equals(files)) {
        return new Product(before, problems);
      }
      files = next;
    }
  }

  private static List<RuleFile> without(
      List<RuleFile> files,
      List<RuleProblem> problems,
      Set<RuleFile> refused,
      Shelf shelf,
      CompiledRules before) {
    List<RuleFile> next = new ArrayList<>();
    for (RuleFile file : files) {
      if (problems.stream().noneMatch(problem -> problem.file().equals(file.name()))) {
        next.add(file);
      } else {
        refused.add(file);
        instead(file, refused, shelf, before).ifPresent(next::add);
      }
    }
    return next;
  }

  private static Optional<RuleFile> instead(
      RuleFile file, Set<RuleFile> refused, Shelf shelf, CompiledRules before) {
    List<RuleFile> candidates = new ArrayList<>();
    if (before != null) {
      before.files().stream().filter(f -> f.name().equals(file.name())).forEach(candidates::add);
    }
    shelf.original(file.name()).ifPresent(candidates::add);
    return candidates.stream().filter(candidate -> !refused.contains(candidate)).findFirst();
  }

  /** A changed threshold may well change a scenario's outcome; a rule that breaks may not stay. */
  private static List<RuleProblem> test(Shelf shelf, CompiledRules rules) {
    List<RuleProblem> problems = new ArrayList<>();
    ScenarioRun run = new ScenarioRun(rules, false);
    for (Pack pack : shelf.packs()) {
      boolean altered = shelf.altered(pack, rules.files());
      for (var scenario : pack.scenarios().entrySet()) {
        ScenarioResult result = run.run(pack.name(), scenario.getKey(), scenario.getValue());
        if (result.passed()) {
          continue;
        }
        if (altered && !ScenarioRun.broke(result)) {
          LOG.warn(
              "Scenario {} of {} now gives [{}] instead of [{}]. Maybe that is meant: a file of the"
                  + " home overrides the pack's.",
              result.scenario(),
              result.pack(),
              result.got(),
              result.expected());
          continue;
        }
        problems.addAll(blame(pack, shelf, rules, altered, result));
      }
    }
    return problems;
  }

  private static List<RuleProblem> blame(
      Pack pack, Shelf shelf, CompiledRules rules, boolean altered, ScenarioResult result) {
    String message =
        "scenario %s of %s gives [%s], expected [%s]"
            .formatted(result.scenario(), result.pack(), result.got(), result.expected());
    return rules.files().stream()
        .filter(
            file ->
                altered
                    ? !shelf.original(file.name()).equals(Optional.of(file))
                    : pack.files().contains(file))
        .map(file -> new RuleProblem(file.name(), 1, message))
        .toList();
  }
}
