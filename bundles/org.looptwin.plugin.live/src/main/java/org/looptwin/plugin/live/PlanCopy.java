package org.looptwin.plugin.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.looptwin.model.plan.Indicators;
import org.looptwin.model.plan.Plan;
import org.looptwin.model.plan.SolverInfo;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Answer;

/**
 * A plug-in's answer made the server's own: complete, immutable to the innermost list, and with an
 * id that says nothing but what the plan is. To be made on the plug-in's thread, for the lists may
 * be of its own classes.
 */
final class PlanCopy {
  private static final int ID_DIGITS = 16;
  private static final Indicators NONE =
      new Indicators(null, null, null, null, null, null, null, null, null, null, null, null);

  private final Plan given;
  private final UncertaintySet asked;

  private PlanCopy(Plan given, UncertaintySet asked) {
    this.given = given;
    this.asked = asked;
  }

  /**
   * @param asked the problem's set, which stands in for the plug-in's copy of it
   * @throws Unusable when something is missing
   */
  static Answer of(Answer answer, UncertaintySet asked) {
    if (answer == null) {
      throw new Unusable("it answered null");
    }
    return answer.read(
        solved -> new Answer.Solved(of(solved.plan(), asked, "it says Solved without a plan")),
        out ->
            new Answer.OutOfBudget(
                out.best() == null ? null : of(out.best(), asked, ""), Brief.of(out.because())),
        none -> new Answer.Infeasible(texts("relaxation", none.relaxation())),
        failed -> new Answer.Failed(Brief.of(failed.because())));
  }

  private static Plan of(Plan plan, UncertaintySet asked, String missing) {
    if (plan == null) {
      throw new Unusable(missing);
    }
    Plan copy = new PlanCopy(plan, asked).copy(plan.seconds(), plan.indicators());
    return copy.withId(id(plan, asked));
  }

  /** Depends on nothing that differs between two runs. */
  private static String id(Plan plan, UncertaintySet asked) {
    String text = new PlanCopy(plan, asked).copy(0, NONE).toString();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "P-" + HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  private Plan copy(double seconds, Indicators indicators) {
    return new Plan(
        "",
        present("case", given.caseName()),
        present("policy", given.policy()),
        present("status", given.status()),
        given.objectiveEur(),
        present("parts of its cost", given.parts()),
        given.boundEur(),
        given.gap(),
        given.flowGap(),
        given.siteGap(),
        solver(),
        finite("seconds", seconds),
        given.seed(),
        given.twinRevision(),
        given.uncertainty() == null ? null : asked,
        present("first month", given.start()),
        given.months(),
        map("sites", given.sites(), site -> site),
        map("shares", given.shares(), shares -> map("shares", shares, this::months)),
        map("routes", given.routes(), routes -> map("routes", routes, this::months)),
        map("purchases", given.purchasesKwh(), this::months),
        map("production", given.productionKwh(), this::months),
        numbers("regeneration", given.regeneratedKwh()),
        flows(),
        present("indicators", indicators),
        texts("relaxation", given.relaxation()),
        texts("sentences", given.sentences()));
  }

  private SolverInfo solver() {
    SolverInfo solver = present("solver", given.solver());
    return new SolverInfo(
        Brief.of(present("solver's name", solver.name())),
        Brief.of(present("solver's version", solver.version())));
  }

  private List<org.looptwin.model.plan.Flow> flows() {
    given
        .flows()
        .forEach(
            flow -> {
              present("flow's lane", flow.lane());
              finite("flow of " + flow.lane(), flow.kwh());
            });
    return given.flows();
  }

  private List<Double> months(List<Double> path) {
    List<Double> values = numbers("path", path);
    if (values.size() != given.months()) {
      throw new Unusable(
          "its plan has a path of %d months, expected %d".formatted(values.size(), given.months()));
    }
    return values;
  }

  private static List<Double> numbers(String what, List<Double> values) {
    return present(what, values).stream().map(value -> finite(what, value)).toList();
  }

  private static Double finite(String what, Double value) {
    if (!Double.isFinite(present(what, value))) {
      throw new Unusable("its plan has the value %s for %s".formatted(value, what));
    }
    return value;
  }

  private static List<String> texts(String what, Collection<String> texts) {
    return present(what, texts).stream().map(text -> Brief.of(present(what, text))).toList();
  }

  private static <K, V> Map<K, V> map(String what, Map<K, V> map, UnaryOperator<V> inner) {
    Map<K, V> copy = new LinkedHashMap<>();
    present(what, map)
        .forEach((key, value) -> copy.put(present(what, key), inner.apply(present(what, value))));
    return Collections.unmodifiableMap(copy);
  }

  private static <T> T present(String what, T value) {
    if (value == null) {
      throw new Unusable("its plan has no " + what);
    }
    return value;
  }
}
