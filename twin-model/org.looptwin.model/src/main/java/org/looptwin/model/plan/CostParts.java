package org.looptwin.model.plan;

/**
 * The objective's parts in EUR; they sum to it. The price on change is no cost.
 *
 * @param carbonEur at its price, whatever the operator prefers
 * @param disruptionEur expected loss at its price, whatever the operator prefers
 * @param preferenceEur no money: what the weights of the operator's preference add to the objective
 *     beyond these prices; below 0 where they count less, 0 without a preference
 */
public record CostParts(
    double operatingEur,
    double purchaseEur,
    double carbonEur,
    double disruptionEur,
    double shortageEur,
    double changeEur,
    double preferenceEur) {

  /** Everything at its price. */
  public CostParts(
      double operatingEur,
      double purchaseEur,
      double carbonEur,
      double disruptionEur,
      double shortageEur,
      double changeEur) {
    this(operatingEur, purchaseEur, carbonEur, disruptionEur, shortageEur, changeEur, 0);
  }

  /** The objective. */
  public double sumEur() {
    return pricedEur() + preferenceEur;
  }

  /** The objective without the weights of the preference: everything at its price. */
  public double pricedEur() {
    return operatingEur + purchaseEur + carbonEur + disruptionEur + shortageEur + changeEur;
  }

  /** Whether the objective counts more or less than prices. */
  public boolean weighted() {
    return preferenceEur != 0;
  }
}
