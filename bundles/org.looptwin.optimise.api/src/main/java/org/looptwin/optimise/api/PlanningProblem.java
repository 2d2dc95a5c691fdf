package org.looptwin.optimise.api;

import java.util.List;
import java.util.function.Consumer;
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

  /** Everything at its price, without a protection of its own, a reserve or obligations. */
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
        0,
        Preference.NEUTRAL,
        List.of());
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
    return changed(
        draft -> {
          draft.outlooks = newOutlooks;
          draft.uncertainty = set;
          draft.policy = newPolicy;
        });
  }

  public PlanningProblem with(Subset newSubset) {
    return changed(draft -> draft.subset = newSubset);
  }

  public PlanningProblem with(Sites newSites) {
    return changed(draft -> draft.sites = newSites);
  }

  public PlanningProblem at(long revision) {
    return changed(draft -> draft.twinRevision = revision);
  }

  public PlanningProblem with(Protection newProtection) {
    return changed(draft -> draft.protection = newProtection);
  }

  public PlanningProblem withReserve(double newReserveShare) {
    return changed(draft -> draft.reserveShare = newReserveShare);
  }

  public PlanningProblem withPolicyRows(List<PolicyRow> newPolicyRows) {
    return changed(draft -> draft.policyRows = newPolicyRows);
  }

  public PlanningProblem with(Preference newPreference) {
    return changed(draft -> draft.preference = newPreference);
  }

  /** The same from another state, over the network as it is planned for from another month on. */
  public PlanningProblem from(Case newReference, InitialState newInitial) {
    return changed(
        draft -> {
          draft.reference = newReference;
          draft.initial = newInitial;
        });
  }

  private PlanningProblem changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.problem();
  }

  /** What is about to differ; the horizon, the mode and the price on change never do. */
  private static final class Draft {
    private final PlanningProblem old;
    private Case reference;
    private Subset subset;
    private String policy;
    private Outlooks outlooks;
    private UncertaintySet uncertainty;
    private InitialState initial;
    private Sites sites;
    private long twinRevision;
    private Protection protection;
    private double reserveShare;
    private Preference preference;
    private List<PolicyRow> policyRows;

    Draft(PlanningProblem old) {
      this.old = old;
      reference = old.reference;
      subset = old.subset;
      policy = old.policy;
      outlooks = old.outlooks;
      uncertainty = old.uncertainty;
      initial = old.initial;
      sites = old.sites;
      twinRevision = old.twinRevision;
      protection = old.protection;
      reserveShare = old.reserveShare;
      preference = old.preference;
      policyRows = old.policyRows;
    }

    PlanningProblem problem() {
      return new PlanningProblem(
          reference,
          subset,
          old.mode,
          old.months,
          policy,
          outlooks,
          uncertainty,
          initial,
          sites,
          old.changePriceEurKwh,
          twinRevision,
          protection,
          reserveShare,
          preference,
          policyRows);
    }
  }
}
