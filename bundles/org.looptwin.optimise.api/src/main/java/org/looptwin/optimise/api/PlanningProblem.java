package org.looptwin.optimise.api;

import java.util.List;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.InitialState;
import org.looptwin.model.network.Subset;
import org.looptwin.model.uncertainty.UncertaintySet;

/**
 * What to plan.
 *
 * @param reference network, demand, prices, contracts
 * @param subset the part of the case to plan for
 * @param mode commodities covered
 * @param months horizon, 1 to the months of demand the case has
 * @param policy name for outputs: {@code deterministic}, {@code static}, {@code dynamic}, ...
 * @param outlooks parameter values the costs are computed with (already the set's worst case)
 * @param uncertainty the set they come from, for the record; null for none
 * @param initial executed shares and routes, stocks, open recyclers
 * @param sites free or fixed
 * @param changePriceEurKwh price on moving a share, 3 by default; routes pay a third
 * @param twinRevision the state it was made from; 0 offline
 * @param protection the set's shape, where it is no box
 * @param reserveShare capacity kept at the suppliers of each critical material, as a share of the
 *     month's need; 0 for none
 * @param preference weights of carbon cost and expected loss in the objective
 * @param policyRows obligations that the plan must keep
 */
public record PlanningProblem(
    Case reference,
    Subset subset,
    CommodityMode mode,
    int months,
    String policy,
    Outlooks outlooks,
    UncertaintySet uncertainty,
    InitialState initial,
    Sites sites,
    double changePriceEurKwh,
    long twinRevision,
    Protection protection,
    double reserveShare,
    Preference preference,
    List<PolicyRow> policyRows) {

  public PlanningProblem {
    policyRows = List.copyOf(policyRows);
  }

  /** The policy that asks for study A's printed model in place of the planning model. */
  public static final String PAPER_LITERAL = "paper-literal";

  /** Without obligations. */
  public PlanningProblem(
      Case reference,
      Subset subset,
      CommodityMode mode,
      int months,
      String policy,
      Outlooks outlooks,
      UncertaintySet uncertainty,
      InitialState initial,
      Sites sites,
      double changePriceEurKwh,
      long twinRevision,
      Protection protection,
      double reserveShare,
      Preference preference) {
    this(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        preference,
        List.of());
  }

  /** Everything at its price. */
  public PlanningProblem(
      Case reference,
      Subset subset,
      CommodityMode mode,
      int months,
      String policy,
      Outlooks outlooks,
      UncertaintySet uncertainty,
      InitialState initial,
      Sites sites,
      double changePriceEurKwh,
      long twinRevision,
      Protection protection,
      double reserveShare) {
    this(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        Preference.NEUTRAL);
  }

  /** Without a protection of its own, and without a reserve. */
  public PlanningProblem(
      Case reference,
      Subset subset,
      CommodityMode mode,
      int months,
      String policy,
      Outlooks outlooks,
      UncertaintySet uncertainty,
      InitialState initial,
      Sites sites,
      double changePriceEurKwh,
      long twinRevision) {
    this(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        Protection.NONE,
        0);
  }

  /** The whole case, twelve months, base values, free sites. */
  public static PlanningProblem of(Case reference) {
    return new PlanningProblem(
        reference,
        reference.defaultSubset(),
        CommodityMode.ALL,
        12,
        "deterministic",
        Outlooks.BASE,
        null,
        reference.initialState(),
        Sites.FREE,
        3.0,
        0);
  }

  public PlanningProblem with(Outlooks newOutlooks, UncertaintySet set, String newPolicy) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        newPolicy,
        newOutlooks,
        set,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        preference,
        policyRows);
  }

  public PlanningProblem with(Sites newSites) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        newSites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        preference,
        policyRows);
  }

  public PlanningProblem at(long revision) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        revision,
        protection,
        reserveShare,
        preference,
        policyRows);
  }

  public PlanningProblem with(Protection newProtection) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        newProtection,
        reserveShare,
        preference,
        policyRows);
  }

  public PlanningProblem withReserve(double newReserveShare) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        newReserveShare,
        preference,
        policyRows);
  }

  public PlanningProblem withPolicyRows(List<PolicyRow> newPolicyRows) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        preference,
        newPolicyRows);
  }

  public PlanningProblem with(Preference newPreference) {
    return new PlanningProblem(
        reference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        initial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        newPreference,
        policyRows);
  }

  /** The same from another state, over the network as it is planned for from another month on. */
  public PlanningProblem from(Case newReference, InitialState newInitial) {
    return new PlanningProblem(
        newReference,
        subset,
        mode,
        months,
        policy,
        outlooks,
        uncertainty,
        newInitial,
        sites,
        changePriceEurKwh,
        twinRevision,
        protection,
        reserveShare,
        preference,
        policyRows);
  }
}
