package org.looptwin.optimise.fuzzy.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.looptwin.optimise.api.fuzzy.Cut;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.fuzzy.compromise.Aim;
import org.looptwin.optimise.fuzzy.compromise.Compromise;
import org.looptwin.optimise.fuzzy.compromise.Payoff;
import org.looptwin.optimise.fuzzy.compromise.Solves;
import org.looptwin.optimise.fuzzy.compromise.Wish;

/** Solves a fully fuzzy program, and holds what it found against exact alpha-cuts. */
public final class ProgramRun {
  private final FuzzyProgram program;
  private final CrispForm form;
  private final Solves solves;

  public ProgramRun(FuzzyProgram program, CrispForm.Rule rule, Solves solves) {
    this.program = program;
    this.form = new CrispForm(program, rule);
    this.solves = solves;
  }

  /**
   * @param variables by number
   * @param aims their values by vertex arithmetic
   * @param expected [aim] their expected intervals
   * @param ranked [aim] the numbers that were optimised
   * @param payoff what memberships are measured by
   * @param memberships [aim]
   * @param lambda the least of them
   */
  public record Found(
      List<FuzzyNumber> variables,
      List<FuzzyNumber> aims,
      List<Cut> expected,
      double[] ranked,
      Payoff payoff,
      double[] memberships,
      double lambda,
      CutCheck.Result check) {
    public FuzzyNumber variable(int number) {
      return variables.get(number);
    }
  }

  public CrispForm form() {
    return form;
  }

  /**
   * @param limits best and worst values by aim; null to compute them
   */
  public Found compromise(Wish wish, Payoff limits) {
    List<Aim> aims = form.aims();
    if (aims.size() == 1 && limits == null) {
      return alone(aims);
    }
    Compromise compromise = new Compromise(form.model(), aims, solves);
    Payoff payoff = limits == null ? compromise.payoff() : limits;
    Compromise.Found found = compromise.find(payoff, wish);
    return found(found.x(), payoff, found.memberships(), found.lambda());
  }

  /** Of one aim: its core first, then its width, then its ends. */
  public Found lexicographic() {
    return alone(form.lexicographic(program.aims().get(0)));
  }

  private Found alone(List<Aim> steps) {
    double[] x = new Compromise(form.model(), steps, solves).lexicographic();
    double[] ranked = {form.aims().get(0).at(x)};
    return found(x, Payoff.of(ranked, ranked), new double[] {1}, 1);
  }

  private Found found(double[] x, Payoff payoff, double[] memberships, double lambda) {
    List<FuzzyNumber> variables = form.variables(x);
    Values values = new Values(variables);
    List<FuzzyNumber> aims = new ArrayList<>();
    program.aims().forEach(aim -> aims.add(values.of(aim)));
    double[] ranked = form.aims().stream().mapToDouble(aim -> aim.at(x)).toArray();
    return new Found(
        Collections.unmodifiableList(variables),
        List.copyOf(aims),
        program.aims().stream().map(aim -> form.expected(aim, x)).toList(),
        ranked,
        payoff,
        memberships,
        lambda,
        new CutCheck(program).check(values));
  }
}
