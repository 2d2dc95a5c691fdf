package org.looptwin.optimise.fuzzy.program;

import java.util.List;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;

/** Sums of a program at chosen values of its variables. */
public final class Values {
  private final List<FuzzyNumber> variables;

  public Values(List<FuzzyNumber> variables) {
    this.variables = List.copyOf(variables);
  }

  public FuzzyNumber of(int variable) {
    return variables.get(variable);
  }

  /** By the vertex rule, with straight sides: only the vertices count. */
  public FuzzyNumber sum(List<Term> terms) {
    double[] sum = new double[4];
    for (Term term : terms) {
      FuzzyNumber a = term.coefficient();
      FuzzyNumber x = variables.get(term.variable());
      for (int k = 1; k <= 4; k++) {
        sum[k - 1] += a.vertex(k) * x.vertex(a.vertex(k) >= 0 ? k : 5 - k);
      }
    }
    return FuzzyNumber.trapezoid(
        sum[0], sum[1], Math.max(sum[1], sum[2]), Math.max(sum[2], sum[3]));
  }

  public FuzzyNumber of(FuzzyAim aim) {
    return sum(aim.plus()).minus(sum(aim.minus()));
  }

  /** Exact: the sum of products of cuts, whose sides are curved. */
  Cut cut(List<Term> terms, double alpha) {
    Cut sum = new Cut(0, 0);
    for (Term term : terms) {
      sum =
          sum.plus(term.coefficient().cut(alpha).times(variables.get(term.variable()).cut(alpha)));
    }
    return sum;
  }
}
