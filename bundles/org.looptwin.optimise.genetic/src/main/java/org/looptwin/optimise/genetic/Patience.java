package org.looptwin.optimise.genetic;

import java.time.Duration;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Watch;

/** When a search ends: out of time, cancelled, or proven as well as was asked for. */
final class Patience implements SiteCosts.Effort {
  private final Budget budget;
  private final Watch caller;
  private final double searchShare;
  private final long began = System.nanoTime();
  private double boundEur = Double.NEGATIVE_INFINITY;
  private double bestEur = Double.POSITIVE_INFINITY;
  private boolean cancelled;

  /**
   * @param searchShare of the time; the rest is for what comes after the search
   */
  Patience(Budget budget, Watch caller, double searchShare) {
    this.budget = budget;
    this.caller = caller;
    this.searchShare = searchShare;
  }

  void proven(double eur) {
    boundEur = eur;
  }

  @Override
  public boolean spent() {
    return cancelledByCaller() || late() || proven();
  }

  boolean cancelledByCaller() {
    cancelled = cancelled || caller.cancelled();
    return cancelled;
  }

  boolean late() {
    return System.nanoTime() - began > searchShare * budget.time().toNanos();
  }

  Watch caller() {
    return caller;
  }

  /** Of the whole time. */
  Duration left() {
    return budget.time().minusNanos(System.nanoTime() - began);
  }

  /** Why there is no plan. */
  String nothing() {
    return cancelledByCaller()
        ? "Cancelled before a plan was found."
        : "No plan was found in %s s.".formatted(budget.time().toMillis() / 1000.0);
  }

  private boolean proven() {
    return Double.isFinite(bestEur) && bestEur - boundEur <= budget.gap() * Math.abs(bestEur);
  }

  @Override
  public void found(double eur) {
    bestEur = eur;
    caller.progress(
        eur,
        boundEur == Double.NEGATIVE_INFINITY ? Double.NaN : boundEur,
        (System.nanoTime() - began) / 1e9);
  }
}
