package org.looptwin.optimise.fuzzy.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.Cut;

/**
 * Holds a fuzzy plan against its program by exact alpha-cuts at eleven levels: a row holds at a
 * level when both ends of its sides' intervals keep the relation. What a conversion gives away
 * shows here.
 */
public final class CutCheck {
  private static final int LEVELS = 11;

  private final FuzzyProgram program;

  public CutCheck(FuzzyProgram program) {
    this.program = program;
  }

  /**
   * @param row name
   * @param alpha level at which it is worst
   * @param amount by how much an end is beyond, in the row's unit
   * @param relative {@code amount} over the size of the row
   */
  public record Violation(String row, double alpha, double amount, double relative) {}

  /**
   * @param rows in all
   * @param broken rows beyond 1e-6 of their size at some level
   * @param worst the largest relative ones first, at most ten
   */
  public record Result(int rows, int levels, int broken, List<Violation> worst) {}

  public Result check(Values values) {
    List<Violation> found = broken(values);
    return new Result(
        program.rows().size(),
        LEVELS,
        found.size(),
        List.copyOf(found.subList(0, Math.min(10, found.size()))));
  }

  /** The worst level of every row that is broken at some, the largest first. */
  public List<Violation> broken(Values values) {
    List<Violation> found = new ArrayList<>();
    for (FuzzyRow row : program.rows()) {
      Violation worst = worst(row, values);
      if (worst.relative() > 1e-6) {
        found.add(worst);
      }
    }
    found.sort(Comparator.comparingDouble(Violation::relative).reversed());
    return found;
  }

  private static Violation worst(FuzzyRow row, Values values) {
    Violation worst = new Violation(row.name(), 0, 0, 0);
    for (int level = 0; level < LEVELS; level++) {
      double alpha = level / (LEVELS - 1.0);
      Cut left = values.cut(row.left(), alpha);
      Cut right = values.cut(row.right(), alpha).plus(row.constant().cut(alpha));
      double amount = beyond(row.relation(), left, right);
      double size = Math.max(1e-9, Math.max(Math.abs(left.high()), Math.abs(right.high())));
      if (amount / size > worst.relative()) {
        worst = new Violation(row.name(), alpha, amount, amount / size);
      }
    }
    return worst;
  }

  private static double beyond(Relation relation, Cut left, Cut right) {
    double over = Math.max(left.low() - right.low(), left.high() - right.high());
    double under = Math.max(right.low() - left.low(), right.high() - left.high());
    return Math.max(
        0,
        switch (relation) {
          case AT_MOST -> over;
          case AT_LEAST -> under;
          case EQUAL -> Math.max(over, under);
        });
  }
}
