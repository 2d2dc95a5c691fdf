package org.looptwin.shell;

import java.util.List;
import java.util.Map;
import org.looptwin.optimise.api.PlanningProblem;

/** Which policies heed which options: given beside another policy, an option is refused by name. */
final class OptionFit {
  /** By option; what is not here goes with every policy. */
  private static final Map<String, List<String>> POLICIES =
      Map.ofEntries(
          Map.entry("--gamma-s", List.of("budget")),
          Map.entry("--gamma-l", List.of("budget")),
          Map.entry("--gamma-c", List.of("budget")),
          Map.entry("--gamma-r", List.of("affine")),
          Map.entry("--recovery-drop", List.of("affine")),
          Map.entry("--omega", List.of("ellipsoid")),
          Map.entry("--epsilon", List.of("wasserstein")),
          Map.entry("--alpha", List.of("cvar")),
          Map.entry("--scenarios", List.of("cvar", "wasserstein", "budget")),
          Map.entry("--price-of-robustness", List.of("budget")),
          Map.entry("--gammas", List.of("budget")),
          Map.entry("--sensitivity gamma", List.of("budget")),
          Map.entry(
              "--sensitivity beta",
              List.of("dynamic", "budget", "ellipsoid", "affine", "fuzzy", "paper-literal")));

  /** By what {@code --set} names, up to its first point, and {@code --without}. */
  private static final Map<String, String> NOT_PRINTED =
      Map.of(
          "capacity", "knows no supplier's capacity",
          "without", "knows no supplier's capacity",
          "stock", "begins with eq. 10's least stock",
          "closed", "shuts no route",
          "recovery", "knows no recovery rate",
          "recoveryRate", "knows no recovery rate",
          "preference", "has no weights");

  private final String policy;

  OptionFit(String policy) {
    this.policy = policy;
  }

  /** Refuses an option that was given and that the policy does not heed. */
  void check(String option, boolean given) {
    List<String> heed = POLICIES.get(option);
    if (given && heed != null && !heed.contains(policy)) {
      throw BadInput.of(
          "%s has no effect with --policy %s, expected it with --policy %s. Maybe leave %s out, or"
              + " ask for --policy %s.",
          option, policy, String.join(" or ", heed), option, heed.get(0));
    }
  }

  /** Refuses what the planning model of this house has and study A's printed one has not. */
  void printed(String option, boolean given) {
    if (given && literal()) {
      throw BadInput.of(
          "%s has no effect with --policy %s, study A as printed, expected it with another policy."
              + " Maybe leave %s out.",
          option, policy, option);
    }
  }

  /**
   * Refuses a what-if that study A's printed model does not heed.
   *
   * @param name as {@code --set} names it, e.g. {@code capacity.S01}
   */
  void overridden(String name) {
    String because = NOT_PRINTED.get(name.split("[. ]", 2)[0]);
    if (because != null && literal()) {
      throw BadInput.of(
          "'%s' has no effect with --policy %s, which %s, expected p.ID, carbonPrice or recyclers."
              + " Maybe leave it out, or ask for another policy.",
          name, policy, because);
    }
  }

  private boolean literal() {
    return policy.equals(PlanningProblem.PAPER_LITERAL);
  }
}
