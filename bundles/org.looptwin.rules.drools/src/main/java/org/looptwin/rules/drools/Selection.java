package org.looptwin.rules.drools;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.looptwin.model.request.RuleRef;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary.ScenarioResult;
import org.looptwin.rules.api.RuleProblem;

/**
 * Chooses what of a shelf is put in force. As long as all files are good, that is one attempt; else
 * every new file of the home is tried by itself upon what is known to be good.
 */
final class Selection {
  private final Bench bench;
  private final CompiledRules before;
  private final Map<RuleFile, RuleProblem> endless;
  private final Set<RuleFile> refused = new HashSet<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  /**
   * @param before what is in force, null when nothing is
   * @param endless files that are refused without a trial; those that are found are added
   */
  Selection(Bench bench, CompiledRules before, Map<RuleFile, RuleProblem> endless) {
    this.bench = bench;
    this.before = before;
    this.endless = endless;
  }

  List<RuleProblem> problems() {
    return List.copyOf(problems);
  }

  /** Ends, because every round but the last takes a file or a pack away. */
  Attempt from(Shelf shelf) {
    Shelf now = withoutEndless(shelf);
    while (true) {
      Attempt attempt = bench.attempt(now);
      if (attempt.sound()) {
        return attempt;
      }
      now = better(now, attempt);
    }
  }

  private Shelf withoutEndless(Shelf shelf) {
    Shelf now = shelf;
    for (RuleFile file : shelf.home()) {
      if (endless.containsKey(file)) {
        problems.add(endless.get(file));
        refused.add(file);
        now = replaced(now, file);
      }
    }
    return now;
  }

  private Shelf better(Shelf now, Attempt attempt) {
    if (!attempt.problems().isEmpty()) {
      return withoutWrong(now, attempt.problems());
    }
    if (now.home().isEmpty()) {
      return withoutFailing(now, attempt);
    }
    Trial.Failure failure = attempt.verdict().failure().orElseThrow();
    Optional<RuleFile> caught =
        failure.endless() ? failure.rule().flatMap(rule -> suspect(now, rule)) : Optional.empty();
    if (caught.isPresent()) {
      refuse(caught.get(), attempt);
      return replaced(now, caught.get());
    }
    return oneByOne(now);
  }

  private Shelf withoutWrong(Shelf now, List<RuleProblem> wrong) {
    problems.addAll(wrong);
    Shelf next = now;
    for (String name : wrong.stream().map(RuleProblem::file).distinct().toList()) {
      Optional<RuleFile> own = now.own(name);
      if (own.isPresent()) {
        refused.add(own.get());
        next = replaced(next, own.get());
      } else {
        next = next.withoutPackFile(name);
      }
    }
    return next;
  }

  /** Takes packs away, or back to what was in force, that fail without any file of the home. */
  private Shelf withoutFailing(Shelf now, Attempt attempt) {
    Map<String, String> why =
        attempt.verdict().differing().stream()
            .map(ScenarioRun.Played::result)
            .collect(Collectors.toMap(ScenarioResult::pack, Selection::inWords, (a, b) -> a));
    attempt.verdict().failure().ifPresent(failure -> why.put(failure.pack(), failure.what()));
    Shelf next = now;
    for (Pack pack : now.packs()) {
      if (why.containsKey(pack.name())) {
        pack.files().forEach(f -> problems.add(new RuleProblem(f.name(), 1, why.get(pack.name()))));
        refused.addAll(pack.files());
        next = next.withPackAs(pack.name(), old(pack));
      }
    }
    if (next.equals(now)) {
      throw new IllegalStateException("The packs' rules cannot be put together: " + why);
    }
    return next;
  }

  private static String inWords(ScenarioResult result) {
    return "scenario %s of %s gives [%s], expected [%s]"
        .formatted(
            result.scenario(),
            result.pack(),
            Trial.brief(result.got()),
            Trial.brief(result.expected()));
  }

  private Shelf oneByOne(Shelf now) {
    List<RuleFile> suspects = now.home().stream().filter(file -> !inForce(file)).toList();
    Shelf good = now;
    for (RuleFile suspect : suspects) {
      good = replaced(good, suspect);
    }
    if (suspects.isEmpty() || !bench.attempt(good).sound()) {
      suspects = now.home();
      good = now.withHome(List.of());
      Attempt packs = bench.attempt(good);
      if (!packs.sound()) {
        return packs.problems().isEmpty()
            ? withoutFailing(good, packs).withHome(now.home())
            : withoutWrong(good, packs.problems()).withHome(now.home());
      }
    }
    for (RuleFile suspect : suspects) {
      Attempt attempt = bench.attempt(good.with(suspect));
      if (attempt.sound()) {
        good = attempt.shelf();
      } else {
        refuse(suspect, attempt);
      }
    }
    return good;
  }

  private void refuse(RuleFile file, Attempt attempt) {
    refused.add(file);
    problems.addAll(attempt.problems());
    attempt
        .verdict()
        .failure()
        .ifPresent(
            failure -> {
              RuleProblem problem =
                  new RuleProblem(file.name(), line(file, failure), failure.what());
              problems.add(problem);
              if (failure.endless()) {
                endless.put(file, problem);
              }
            });
  }

  private static int line(RuleFile file, Trial.Failure failure) {
    return failure
        .rule()
        .filter(rule -> rule.version().equals(file.version()) && !rule.name().isEmpty())
        .map(rule -> RuleLines.of(file, rule.name()))
        .orElse(1);
  }

  private Optional<RuleFile> suspect(Shelf now, RuleRef rule) {
    return now.home().stream()
        .filter(file -> rule.pack().equals(Shelf.HOME) && rule.version().equals(file.version()))
        .filter(file -> !inForce(file))
        .findFirst();
  }

  private boolean inForce(RuleFile file) {
    return before != null && before.files().contains(file);
  }

  /** With the home's file of this name that was in force, else without one. */
  private Shelf replaced(Shelf shelf, RuleFile file) {
    return shelf.replaced(
        file,
        old(Shelf.HOME).stream()
            .filter(other -> other.name().equals(file.name()))
            .filter(other -> !other.equals(file))
            .findFirst());
  }

  private Optional<Pack> old(Pack pack) {
    List<RuleFile> files = old(pack.name());
    return files.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pack(pack.name(), files, Map.of(), List.of()));
  }

  private List<RuleFile> old(String origin) {
    return before == null
        ? List.of()
        : before.files().stream()
            .filter(file -> file.pack().equals(origin) && !refused.contains(file))
            .toList();
  }
}
