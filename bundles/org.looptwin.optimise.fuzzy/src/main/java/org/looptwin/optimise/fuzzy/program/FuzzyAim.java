package org.looptwin.optimise.fuzzy.program;

import java.util.List;

/**
 * {@code (plus) minus (minus)}, a fuzzy difference.
 *
 * @param name for results
 * @param unit for results
 * @param maximise else it is minimised
 */
public record FuzzyAim(
    String name, String unit, boolean maximise, List<Term> plus, List<Term> minus) {
  public FuzzyAim {
    plus = List.copyOf(plus);
    minus = List.copyOf(minus);
  }
}
