package org.looptwin.model.plan;

/** The objective's parts in EUR; they sum to it. The price on change is no cost. */
public record CostParts(
    double operatingEur,
    double purchaseEur,
    double carbonEur,
    double disruptionEur,
    double shortageEur,
    double changeEur) {
  public double sumEur() {
    return operatingEur + purchaseEur + carbonEur + disruptionEur + shortageEur + changeEur;
  }
}
