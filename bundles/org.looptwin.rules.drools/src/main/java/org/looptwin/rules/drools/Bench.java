package org.looptwin.rules.drools;

import java.util.List;
import java.util.Optional;
import org.looptwin.model.request.RuleRef;
import org.looptwin.rules.api.RuleLibrary.Compilation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles and tries sets of files; what was found sound is not tried again. */
final class Bench {
  private static final Logger LOG = LoggerFactory.getLogger(Bench.class);

  private final GuardedCompiler compiler;
  private final Trial trial;
  private final CompiledRules before;
  private Attempt sound;

  /**
   * @param before what is in force, null when nothing is
   */
  Bench(GuardedCompiler compiler, Trial trial, CompiledRules before) {
    this.compiler = compiler;
    this.trial = trial;
    this.before = before;
  }

  Attempt attempt(Shelf shelf) {
    String version = RuleText.version(shelf.wanted());
    if (before != null && before.version().equals(version) && !before.outdated()) {
      return new Attempt(shelf, before, List.of(), Trial.Verdict.FINE);
    }
    if (sound != null && sound.rules().version().equals(version)) {
      return sound;
    }
    Attempt attempt = compileAndTry(shelf);
    if (attempt.sound()) {
      sound = attempt;
    }
    return attempt;
  }

  private Attempt compileAndTry(Shelf shelf) {
    CompiledRules rules;
    try {
      Compilation compiled = compiler.compile(shelf.wanted());
      if (compiled.rules() == null) {
        return Attempt.refused(shelf, compiled.problems());
      }
      rules = (CompiledRules) compiled.rules();
    } catch (EndlessCompilation e) {
      Optional<RuleRef> guilty = e.file().map(f -> new RuleRef(f.pack(), "", f.version()));
      return Attempt.failed(shelf, new Trial.Failure("", e.getMessage(), guilty, true));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.debug("Rules that the engine does not accept", e);
      String what = "is not accepted by the rule engine: " + Trial.brief(e.toString());
      return Attempt.failed(shelf, new Trial.Failure("", what, Optional.empty(), false));
    }
    Trial.Verdict verdict = trial.of(rules, shelf.packs());
    if (shelf.home().isEmpty() && verdict.failure().filter(Trial.Failure::endless).isPresent()) {
      LOG.warn(
          "The packs' own rules are slow and taken all the same: {}",
          verdict.failure().get().what());
      verdict = Trial.Verdict.FINE;
    }
    return new Attempt(shelf, rules, List.of(), verdict);
  }
}
