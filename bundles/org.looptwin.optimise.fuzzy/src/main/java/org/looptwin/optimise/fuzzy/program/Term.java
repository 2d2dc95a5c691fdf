package org.looptwin.optimise.fuzzy.program;

import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** A fuzzy coefficient times a fuzzy variable. */
public record Term(FuzzyNumber coefficient, int variable) {
  private static final FuzzyNumber ONE = FuzzyNumber.crisp(1);

  public static Term of(int variable) {
    return new Term(ONE, variable);
  }
}
