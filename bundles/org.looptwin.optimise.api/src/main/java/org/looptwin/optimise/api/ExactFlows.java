package org.looptwin.optimise.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.looptwin.model.plan.Plan;

/**
 * The planning problem once the sites are chosen: flows by a linear programme, exactly. For methods
 * that search over sites only. Used by one thread at a time; kept warm between calls.
 */
public interface ExactFlows extends AutoCloseable {
  /** Recycling centres whose opening is to be decided, in the order of the case. */
  List<String> sites();

  /**
   * Least cost with exactly these sites open, EUR, all parts of the objective.
   *
   * @return empty when no plan exists with them, or when it was cancelled
   * @throws IllegalStateException when no linear solver is there any more
   */
  Optional<Double> costEur(Set<String> open, Watch watch);

  /**
   * A lower bound on the least cost over all choices of sites, EUR; proven.
   *
   * @return minus infinity when nothing was proven in time
   */
  double boundEur(Budget budget, Watch watch);

  /**
   * The plan with exactly these sites open.
   *
   * @param solver who is to be named in it, with its version
   * @param boundEur proven lower bound on all choices of sites
   * @throws IllegalArgumentException when no plan exists with them
   * @throws IllegalStateException when no linear solver is there any more
   */
  Plan plan(
      Set<String> open, String solver, String version, double boundEur, Budget budget, Watch watch);

  /**
   * The plan of given flows as they are, which need not be the best of their sites.
   *
   * @param x by column of {@link Planning#model}
   * @param solver who is to be named in it, with its version
   * @param boundEur proven lower bound on all choices of sites
   * @throws IllegalStateException when the flows break the model, naming the row
   * @throws UnsupportedOperationException where the implementation cannot
   */
  default Plan plan(double[] x, String solver, String version, double boundEur, Budget budget) {
    throw new UnsupportedOperationException("Plans are made of sites only here.");
  }

  @Override
  void close();
}
