package org.looptwin.rules.drools;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a small file for nothing: the first compilation loads the compiler, which takes seconds,
 * and the first edit in a control room should not wait for that.
 */
final class WarmUp implements Runnable {
  /** How long after the home's rules are known; the start of the server has other things to do. */
  static final long AFTER_SECONDS = 15;

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

  private final RuleCompiler compiler;

  WarmUp(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  @Override
  public void run() {
    var made = compiler.compile(List.of(RuleText.file("warm-up", "warm-up.drl", RULES)));
    LOG.debug("The rule compiler is warm: {}", made.problems());
  }
}
