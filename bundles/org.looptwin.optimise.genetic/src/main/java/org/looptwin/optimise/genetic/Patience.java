package org.looptwin.optimise.genetic;

import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Watch;

/** When a search ends: out of time, cancelled, or proven as well as was asked for. */
final class Patience implements SiteCosts.Effort {
  /** The rest of the time is for the plan itself. */
  private static final double SEARCH_SHARE = 0.9;

  private final Budget budget;
  private final Watch caller;
  private final long began = System.nanoTime();
  private double boundEur = Double.NEGATIVE_INFINITY;
  private double bestEur = Double.POSITIVE_INFINITY;
  private boolean cancelled;

  Patience(Budget budget, Watch caller) {
    this.budget = budget;
    this.caller = caller;
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
    return System.nanoTime() - began > SEARCH_SHARE * budget.time().toNanos();
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
