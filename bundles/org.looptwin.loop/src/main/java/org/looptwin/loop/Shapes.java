package org.looptwin.loop;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.looptwin.decision.api.PlanPolicy;
import org.looptwin.decision.api.RiskWeights;
import org.looptwin.decision.api.Stance;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.Outlooks;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Preference;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Protection.Deviations;
import org.looptwin.uncertainty.api.UncertaintySets.Radius;

/** A live problem in the shape of the policy in force. */
final class Shapes {
  private static final int TAIL_YEARS = 200;
  private static final int BALL_YEARS = 1000;
  private static final long SEED = 1;

  private final Planning planning;

  Shapes(Planning planning) {
    this.planning = planning;
  }

  /** How wide the box is. */
  static Radius radius(PlanPolicy policy) {
    double beta = policy.figure("beta");
    return Double.isNaN(beta)
        ? Radius.CONFORMAL_90
        : new Radius(Radius.Kind.STUDY_A_SCALED, Radius.STUDY_A.level(), beta);
  }

  static Preference preference(RiskWeights weights) {
    return new Preference(weights.carbon(), weights.disruption());
  }

  /**
   * @param boxed at the worst case of its box, for live conditions
   */
  PlanningProblem shaped(PlanningProblem boxed, Stance stance) {
    PlanPolicy policy = stance.policy();
    return protectedBy(boxed, policy)
        .withReserve(policy.figure("reserve"))
        .with(preference(stance.weights()));
  }

  /** The same at nominal values: what it would be without protection. */
  static PlanningProblem bare(PlanningProblem shaped, UncertaintySet box) {
    return shaped
        .with(shaped.outlooks().atNominal(box), box, "deterministic")
        .with(Protection.NONE)
        .withReserve(0);
  }

  private PlanningProblem protectedBy(PlanningProblem boxed, PlanPolicy policy) {
    UncertaintySet box = boxed.uncertainty();
    return switch (policy.name()) {
      case "dynamic" -> boxed;
      case "deterministic" -> boxed.with(boxed.outlooks().atNominal(box), null, "deterministic");
      case "static" -> boxed.with(fixed(boxed), null, "static");
      case "affine" ->
          boxed.with(boxed.outlooks(), named(box, policy), "affine").with(rules(policy, box));
      case "fuzzy" -> boxed.with(boxed.outlooks().atExpected(box), named(box, policy), "fuzzy");
      default -> {
        UncertaintySet set = named(box, policy);
        yield boxed
            .with(boxed.outlooks().atNominal(box), set, policy.name())
            .with(protection(policy, Deviations.of(box)));
      }
    };
  }

  private static UncertaintySet named(UncertaintySet box, PlanPolicy policy) {
    return new UncertaintySet(box.id(), policy.name(), box.intervals(), box.notes());
  }

  /** Study A's fixed set, but never below what live conditions say. */
  private Outlooks fixed(PlanningProblem boxed) {
    Outlooks set = planning.staticSet(boxed);
    Outlooks live = boxed.outlooks();
    Outlooks nominal = live.atNominal(boxed.uncertainty());
    return new Outlooks(
        greater(set.supplierP(), nominal.supplierP()),
        greater(set.laneClassP(), nominal.laneClassP()),
        set.carbonEurT() == null ? live.carbonEurT() : set.carbonEurT(),
        set.recoveryRate() == null ? live.recoveryRate() : set.recoveryRate(),
        merged(set.capacityFactor(), live.capacityFactor()),
        union(set.closedInMonth1(), live.closedInMonth1()));
  }

  private static <K> Map<K, MonthlySeries> greater(
      Map<K, MonthlySeries> fixed, Map<K, MonthlySeries> live) {
    Map<K, MonthlySeries> all = new HashMap<>(fixed);
    live.forEach((key, path) -> all.merge(key, path, Shapes::greater));
    return all;
  }

  private static MonthlySeries greater(MonthlySeries fixed, MonthlySeries live) {
    double[] values = live.toArray();
    for (int month = 0; month < values.length; month++) {
      values[month] = Math.max(values[month], fixed.at(Math.min(month, fixed.months() - 1)));
    }
    return new MonthlySeries(live.start(), values);
  }

  private static <K, V> Map<K, V> merged(Map<K, V> one, Map<K, V> other) {
    Map<K, V> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> all = new java.util.HashSet<>(one);
    all.addAll(other);
    return all;
  }

  private static Protection protection(PlanPolicy policy, Deviations rise) {
    return switch (policy.name()) {
      case "budget" ->
          new Protection.Budgeted(
              rise,
              policy.figure("gamma"),
              policy.figure("gammaLanes"),
              policy.figure("gammaCarbon"));
      case "ellipsoid" -> new Protection.Ellipsoid(rise, policy.figure("omega"));
      case "wasserstein" ->
          new Protection.Wasserstein(policy.figure("epsilon"), years(policy, BALL_YEARS), SEED);
      case "cvar" -> new Protection.Tail(policy.figure("alpha"), years(policy, TAIL_YEARS), SEED);
      default ->
          throw new IllegalArgumentException("the loop knows no policy '" + policy.name() + "'");
    };
  }

  private static Protection rules(PlanPolicy policy, UncertaintySet box) {
    return Protection.Recourse.of(
        box, policy.figure("recoveryDrop"), policy.figure("gammaRecovery"));
  }

  private static int years(PlanPolicy policy, int otherwise) {
    double years = policy.figure("scenarios");
    return Double.isNaN(years) ? otherwise : (int) Math.round(years);
  }
}
