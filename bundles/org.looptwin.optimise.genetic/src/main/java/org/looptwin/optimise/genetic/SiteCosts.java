package org.looptwin.optimise.genetic;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.looptwin.optimise.api.ExactFlows;
import org.looptwin.optimise.api.Watch;

/**
 * What choices of sites cost, each solved once. A choice without a plan costs more than any plan,
 * and the more the less capacity it opens: more open sites never take a plan away.
 */
final class SiteCosts {
  private static final double NO_PLAN_EUR = 1e15;

  private final ExactFlows flows;
  private final List<String> sites;
  private final ToDoubleFunction<String> capacityKwh;
  private final Effort effort;
  private final Map<BitSet, Double> known = new HashMap<>();
  private Set<String> best;
  private double bestEur = Double.POSITIVE_INFINITY;

  /**
   * @param capacityKwh of a site, a month
   */
  SiteCosts(ExactFlows flows, ToDoubleFunction<String> capacityKwh, Effort effort) {
    this.flows = flows;
    this.sites = flows.sites();
    this.capacityKwh = capacityKwh;
    this.effort = effort;
  }

  /**
   * @return EUR; more than any plan when the search has ended meanwhile
   */
  double of(BitSet open) {
    Double before = known.get(open);
    if (before != null) {
      return before;
    }
    if (effort.spent()) {
      return Double.MAX_VALUE;
    }
    Set<String> chosen = named(open);
    Optional<Double> cost = flows.costEur(chosen, effort);
    if (cost.isEmpty() && effort.spent()) {
      return Double.MAX_VALUE;
    }
    double eur = cost.orElseGet(() -> NO_PLAN_EUR - capacity(chosen));
    known.put((BitSet) open.clone(), eur);
    if (cost.isPresent() && eur < bestEur) {
      bestEur = eur;
      best = chosen;
      effort.found(eur);
    }
    return eur;
  }

  private double capacity(Set<String> open) {
    return open.stream().mapToDouble(capacityKwh).sum();
  }

  private Set<String> named(BitSet open) {
    Set<String> names = new TreeSet<>();
    open.stream().forEach(site -> names.add(sites.get(site)));
    return names;
  }

  /** The cheapest choice so far; empty when none has a plan. */
  Optional<Set<String>> best() {
    return Optional.ofNullable(best);
  }

  /** How many choices were solved. */
  int solved() {
    return known.size();
  }

  /** The rest of the search's budget, as a watch over its flows. */
  interface Effort extends Watch {
    /** Whether to end: out of time, cancelled, or as good as asked for. */
    boolean spent();

    /** Told of every better choice. */
    void found(double eur);

    @Override
    default boolean cancelled() {
      return spent();
    }
  }
}
