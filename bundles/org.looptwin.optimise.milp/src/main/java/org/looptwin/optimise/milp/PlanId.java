package org.looptwin.optimise.milp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Protection;

/** A name for a plan that depends on nothing but the question and the answer's objective. */
final class PlanId {
  private PlanId() {}

  static String of(PlanningProblem problem, PlanReader.Proof proof) {
    Outlooks outlooks = problem.outlooks();
    StringBuilder text = new StringBuilder();
    add(text, problem.reference().name());
    add(text, problem.subset().name() + new TreeSet<>(problem.subset().nodes()));
    add(text, problem.subset().demandScale());
    add(text, problem.mode());
    add(text, problem.months());
    add(text, problem.policy());
    add(text, problem.sites().kind() + "" + new TreeSet<>(problem.sites().open()));
    add(text, problem.changePriceEurKwh());
    add(text, problem.twinRevision());
    add(text, new TreeMap<>(problem.initial().executedShares()));
    routes(text, problem.initial().executedRoutes());
    routes(text, problem.initial().stockDays());
    routes(text, problem.initial().arrivingKwh());
    if (!problem.initial().returnedKwh().isEmpty()) {
      add(text, "returned " + new TreeMap<>(problem.initial().returnedKwh()));
    }
    if (!problem.preference().equals(Preference.NEUTRAL)) {
      add(text, problem.preference());
    }
    add(text, new TreeMap<>(outlooks.supplierP()));
    add(text, new TreeMap<>(outlooks.laneClassP()));
    add(text, new TreeMap<>(outlooks.capacityFactor()));
    add(text, new TreeSet<>(outlooks.closedInMonth1()));
    add(text, outlooks.carbonEurT());
    add(text, outlooks.recoveryRate());
    if (problem.reserveShare() > 0) {
      add(text, "reserve " + problem.reserveShare());
    }
    if (!problem.protection().equals(Protection.NONE)) {
      add(text, protection(problem.protection()));
    }
    problem.policyRows().stream().map(String::valueOf).sorted().forEach(row -> add(text, row));
    add(text, proof.solver().name());
    add(text, proof.parts().sumEur());
    return "P-" + sha256(text.toString()).substring(0, 8);
  }

  /** The same text for equal protections, whatever order their maps have. */
  private static String protection(Protection protection) {
    if (protection instanceof Protection.Budgeted budget) {
      return "budget %s %s %s %s"
          .formatted(
              budget.gammaSuppliers(),
              budget.gammaLanes(),
              budget.gammaCarbon(),
              deviations(budget.deviations()));
    }
    return protection instanceof Protection.Ellipsoid ellipsoid
        ? "ellipsoid %s %s".formatted(ellipsoid.omega(), deviations(ellipsoid.deviations()))
        : protection.toString();
  }

  private static String deviations(Protection.Deviations deviations) {
    return "%s %s %s"
        .formatted(
            new TreeMap<>(deviations.supplierP()),
            new TreeMap<>(deviations.laneClassP()),
            deviations.carbonEurT());
  }

  private static <K extends Comparable<K>> void routes(
      StringBuilder text, Map<String, ? extends Map<K, ?>> some) {
    some.keySet().stream().sorted().forEach(id -> add(text, id + new TreeMap<>(some.get(id))));
  }

  private static void add(StringBuilder text, Object value) {
    text.append(value).append('\n');
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
