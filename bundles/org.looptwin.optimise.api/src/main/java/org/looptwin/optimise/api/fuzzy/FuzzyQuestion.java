package org.looptwin.optimise.api.fuzzy;

import java.util.Set;
import org.looptwin.optimise.api.Budget;

/**
 * A fuzzy model in a file, and what is wanted of it.
 *
 * @param file its name, for messages
 * @param text its contents, JSON
 * @param study what it holds; null to tell by its contents
 * @param settings see there
 * @param extras what to tell beside the compromise
 * @param solver name of the linear solver, or {@code auto}
 * @param budget wall clock of the whole, relative gap of each solve, seed of generated networks
 */
public record FuzzyQuestion(
    String file,
    String text,
    FuzzyStudy study,
    FuzzySettings settings,
    Set<Extra> extras,
    String solver,
    Budget budget) {
  public FuzzyQuestion {
    extras = Set.copyOf(extras);
  }

  /** More than the compromise; each costs solves. */
  public enum Extra {
    /** What the devices are worth and what the floor on traceability costs. */
    WORTH,
    /** Other demands, weights, alpha, phi. */
    SENSITIVITY,
    /** The crisp plan held against the corners of the fuzzy data. */
    CORNERS
  }
}
