package org.looptwin.rules.drools;

import java.util.Comparator;
import java.util.List;
import org.looptwin.rules.api.RuleFile;
import org.looptwin.rules.api.RuleLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles for nothing: the first compilation loads the compiler, which takes seconds, and the
 * first edit in a control room should not wait for that.
 */
final class WarmUp implements Runnable {
  /** How long after the home's rules are known; the start of the server has other things to do. */
  static final long AFTER_SECONDS = 15;

  /** The first edits are the slowest; these are taken off the user. */
  private static final int REHEARSALS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  static final String RULES =
      """
      package org.looptwin.rules.drools.warmup;
      import org.looptwin.rules.drools.facts.*;
      global org.looptwin.rules.drools.facts.Requests requests;
      rule "warm up"
      when
        $s : Signal( metric == "none", value < 1, $id : entity )
        not Standing( topic == "none", subject == $id )
      then
        insert( new Standing("none", $id, $s) );
        requests.check("none", $id, "%s", $id);
      end
      """;

  private final GuardedCompiler compiler;
  private final RuleLibrary library;

  WarmUp(GuardedCompiler compiler, RuleLibrary library) {
    this.compiler = compiler;
    this.library = library;
  }

  /** What an edit does: compile a file of usual size, run the scenarios. */
  @Override
  public void run() {
    compiler.compile(List.of(RuleText.file("warm-up", "warm-up.drl", RULES)));
    library.current().files().stream()
        .max(Comparator.comparing(file -> file.drl().length()))
        .ifPresent(this::rehearse);
  }

  private void rehearse(RuleFile file) {
    for (int time = 1; time <= REHEARSALS; time++) {
      compiler.compile(List.of(again(file, time)));
      LOG.debug("Rehearsal {} of an edit: {} scenarios", time, library.test("").size());
    }
  }

  /** The same rules in a text that has not been compiled yet. */
  private static RuleFile again(RuleFile file, int time) {
    return RuleText.file("warm-up", file.name(), file.drl() + "\n// warm-up " + time + "\n");
  }
}
