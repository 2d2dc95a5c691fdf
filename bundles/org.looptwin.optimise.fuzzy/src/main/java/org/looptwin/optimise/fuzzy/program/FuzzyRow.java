package org.looptwin.optimise.fuzzy.program;

import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * {@code left (relation) right + constant}.
 *
 * @param name for messages
 */
public record FuzzyRow(
    String name, List<Term> left, Relation relation, List<Term> right, FuzzyNumber constant) {
  public FuzzyRow {
    left = List.copyOf(left);
    right = List.copyOf(right);
  }
}
