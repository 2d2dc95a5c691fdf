package org.looptwin.shell;

import java.util.List;
import java.util.stream.Stream;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.launch.Levels;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RiskSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** With which values of what is uncertain a plan is made, and how it is protected. */
final class PolicyOptions {
  private static final List<String> POLICIES =
      Stream.concat(PlanPolicy.NAMES.stream(), Stream.of("paper-literal")).toList();

  @Option(
      names = "--policy",
      defaultValue = "deterministic",
      description =
          "deterministic (base values), static (study A's fixed set), dynamic (forecast and"
              + " conformal box); around the same forecast budget, ellipsoid, wasserstein, cvar,"
              + " fuzzy (its triangles at their expected values);"
              + " affine (the box, and rules that answer to what comes back);"
              + " paper-literal (study A's equations as printed, to compare).")
  private String policy;

  @Mixin private final RobustOptions robust = new RobustOptions();
  @Mixin private final PolicyRowOptions rows = new PolicyRowOptions();

  String name() {
    return policy;
  }

  RobustOptions robust() {
    return robust;
  }

  /** What can be refused without the case. */
  void check() {
    if (!POLICIES.contains(policy)) {
      throw BadInput.of(
          "--policy is '%s', expected one of %s", policy, String.join(", ", POLICIES));
    }
    robust.check(policy);
    rows.check(policy);
  }

  /** At the base values still. */
  PlanningProblem named(PlanningProblem base) {
    return base.with(base.outlooks(), null, policy);
  }

  /**
   * The policy's values and, where they come with a set, the whole of it as a box. Starts what
   * forecasts need.
   *
   * @param base at the case's base values
   */
  PlanningProblem boxed(PlanningProblem base, Services services) {
    return boxed(policy, base, services);
  }

  static PlanningProblem boxed(String policy, PlanningProblem base, Services services) {
    PlanningProblem named = base.with(base.outlooks(), null, policy);
    if (policy.equals("static")) {
      return named.with(services.need(Planning.class).staticSet(named), null, policy);
    }
    boolean printed = policy.equals(PlanningProblem.PAPER_LITERAL);
    if (policy.equals("dynamic") || printed || RobustOptions.shaped(policy)) {
      services.need(Levels.class).moveTo(Levels.LOOP);
      PlanningProblem boxed = services.need(RiskSource.class).protect(named);
      return printed ? boxed.with(boxed.outlooks(), boxed.uncertainty(), policy) : boxed;
    }
    return named;
  }

  /**
   * @param boxed of {@link #boxed}, with other values maybe
   * @return protected in the policy's shape, with the reserve and the obligations asked for
   */
  PlanningProblem shaped(PlanningProblem boxed, long seed) {
    return rows.applied(
        robust.reserved(RobustOptions.shaped(policy) ? robust.shape(boxed, policy, seed) : boxed));
  }
}
