package org.looptwin.plugin.live;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;

/**
 * What an audit made of a solver's answer.
 *
 * @param because what does not hold; "" when it holds
 * @param falseProof whether it claimed to have proven what is not so
 */
record Verdict(String because, boolean falseProof) {
  private static final Verdict HOLDS = new Verdict("", false);

  boolean holds() {
    return because.isEmpty();
  }

  /**
   * @param audit complaints about a plan, empty when it holds
   */
  static Verdict on(Answer answer, Function<Plan, List<String>> audit) {
    if (answer == null) {
      return new Verdict("it answered null", false);
    }
    return answer.read(
        solved -> on(solved.plan(), audit, "it says Solved without a plan"),
        out -> out.best() == null ? HOLDS : on(out.best(), audit, ""),
        none -> HOLDS,
        failed -> HOLDS);
  }

  private static Verdict on(Plan plan, Function<Plan, List<String>> audit, String missing) {
    if (plan == null) {
      return new Verdict(missing, false);
    }
    List<String> complaints;
    try {
      complaints = audit.apply(plan);
    } catch (RuntimeException e) {
      return new Verdict("its plan could not be audited: " + Brief.said(e), false);
    }
    return complaints.isEmpty()
        ? HOLDS
        : new Verdict(
            String.join("; ", complaints), complaints.stream().anyMatch(Verdict::aboutProof));
  }

  /** The audit says "claims" of bounds and gaps that cannot be, and of them alone. */
  private static boolean aboutProof(String complaint) {
    return complaint.toLowerCase(Locale.ROOT).contains("claim");
  }
}
