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
    add(text, new TreeMap<>(outlooks.supplierP()));
    add(text, new TreeMap<>(outlooks.laneClassP()));
    add(text, new TreeMap<>(outlooks.capacityFactor()));
    add(text, new TreeSet<>(outlooks.closedInMonth1()));
    add(text, outlooks.carbonEurT());
    add(text, outlooks.recoveryRate());
    add(text, proof.solver().name());
    add(text, proof.parts().sumEur());
    return "P-" + sha256(text.toString()).substring(0, 8);
  }

  private static <K extends Comparable<K>> void routes(
      StringBuilder text, Map<String, ? extends Map<K, Double>> some) {
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
