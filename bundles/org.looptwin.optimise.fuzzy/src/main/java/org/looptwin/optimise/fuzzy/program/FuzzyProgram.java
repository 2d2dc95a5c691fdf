package org.looptwin.optimise.fuzzy.program;

import java.util.List;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/**
 * A fully fuzzy linear program: every coefficient, bound and variable is a fuzzy number. Variables
 * are nowhere negative. They are triangles when every number in the data is one, else trapezoids.
 *
 * @param name for messages
 * @param variables names, by number
 * @param crisp whether the variables are plain numbers, and only the data fuzzy
 */
public record FuzzyProgram(
    String name, List<String> variables, List<FuzzyRow> rows, List<FuzzyAim> aims, boolean crisp) {
  public FuzzyProgram {
    variables = List.copyOf(variables);
    rows = List.copyOf(rows);
    aims = List.copyOf(aims);
  }

  /** Whether every number is a triangle. */
  public boolean triangular() {
    return rows.stream()
            .allMatch(
                row ->
                    row.constant().isTriangular()
                        && triangles(row.left())
                        && triangles(row.right()))
        && aims.stream().allMatch(aim -> triangles(aim.plus()) && triangles(aim.minus()));
  }

  private static boolean triangles(List<Term> terms) {
    return terms.stream().map(Term::coefficient).allMatch(FuzzyNumber::isTriangular);
  }
}
