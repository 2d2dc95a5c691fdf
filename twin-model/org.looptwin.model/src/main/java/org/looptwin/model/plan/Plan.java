package org.looptwin.model.plan;

import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.looptwin.model.network.LaneClass;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * A year of decisions and what they cost. Outlives the solver that made it.
 *
 * @param caseName the case it is for
 * @param policy e.g. {@code deterministic}, {@code dynamic}
 * @param objectiveEur equals {@code parts.sumEur()}
 * @param boundEur no plan can be cheaper
 * @param gap (objective - bound) / |objective|
 * @param flowGap for fixed sites: proven gap of the flows; null when sites were free
 * @param siteGap for fixed sites: gap to the last bound with free sites; null when none is known
 * @param seconds wall time
 * @param uncertainty the set it is protected against; null for none
 * @param sites site to open
 * @param shares commodity to supplier to share of that commodity's purchases, by month
 * @param routes supplier to lane class to kWh, by month; suppliers with a choice of sea routes only
 * @param purchasesKwh supplier to kWh bought, by month
 * @param productionKwh battery plant to kWh, by month
 * @param regeneratedKwh regenerated, by month
 * @param flows all flows above 1e-6 kWh
 * @param relaxation when infeasible: what would have to give, named
 * @param sentences what limits the plan and what one more unit is worth, from its duals
 */
public record Plan(
    String id,
    String caseName,
    String policy,
    PlanStatus status,
    double objectiveEur,
    CostParts parts,
    double boundEur,
    double gap,
    Double flowGap,
    Double siteGap,
    SolverInfo solver,
    double seconds,
    long seed,
    long twinRevision,
    UncertaintySet uncertainty,
    YearMonth start,
    int months,
    Map<String, Boolean> sites,
    Map<String, Map<String, List<Double>>> shares,
    Map<String, Map<LaneClass, List<Double>>> routes,
    Map<String, List<Double>> purchasesKwh,
    Map<String, List<Double>> productionKwh,
    List<Double> regeneratedKwh,
    List<Flow> flows,
    Indicators indicators,
    List<String> relaxation,
    List<String> sentences) {

  public Plan {
    sites = ordered(sites);
    shares = ordered(shares);
    routes = ordered(routes);
    purchasesKwh = ordered(purchasesKwh);
    productionKwh = ordered(productionKwh);
    regeneratedKwh = List.copyOf(regeneratedKwh);
    flows = List.copyOf(flows);
    relaxation = List.copyOf(relaxation);
    sentences = List.copyOf(sentences);
  }

  /** The same plan under another id. */
  public Plan withId(String newId) {
    return with(newId, siteGap, indicators, sentences);
  }

  /** The same plan with its distance to a bound on plans with free sites. */
  public Plan withSiteGap(Double newSiteGap) {
    return with(id, newSiteGap, indicators, sentences);
  }

  /** The same plan with other indicators. */
  public Plan withIndicators(Indicators newIndicators) {
    return with(id, siteGap, newIndicators, sentences);
  }

  /** The same plan with other sentences. */
  public Plan withSentences(List<String> newSentences) {
    return with(id, siteGap, indicators, newSentences);
  }

  private Plan with(
      String newId, Double newSiteGap, Indicators newIndicators, List<String> newSentences) {
    return new Plan(
        newId,
        caseName,
        policy,
        status,
        objectiveEur,
        parts,
        boundEur,
        gap,
        flowGap,
        newSiteGap,
        solver,
        seconds,
        seed,
        twinRevision,
        uncertainty,
        start,
        months,
        sites,
        shares,
        routes,
        purchasesKwh,
        productionKwh,
        regeneratedKwh,
        flows,
        newIndicators,
        relaxation,
        newSentences);
  }

  private static <K, V> Map<K, V> ordered(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
