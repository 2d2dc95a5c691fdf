package org.looptwin.optimise.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.fuzzy.FuzzyNumber;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.fuzzy.compromise.Method;
import org.looptwin.optimise.fuzzy.compromise.Wish;
import org.looptwin.optimise.fuzzy.program.Conversion;
import org.looptwin.optimise.fuzzy.program.CrispForm;
import org.looptwin.optimise.fuzzy.program.FuzzyAim;
import org.looptwin.optimise.fuzzy.program.FuzzyProgram;
import org.looptwin.optimise.fuzzy.program.FuzzyRow;
import org.looptwin.optimise.fuzzy.program.ProgramRun;
import org.looptwin.optimise.fuzzy.program.Relation;
import org.looptwin.optimise.fuzzy.program.Term;

/** Vertexwise allows no more than the nearest interval, and that no more than the ranking. */
class NestingTest {
  @Test
  void holdsOnAHundredRandomPrograms() {
    int strict = 0;
    for (long seed = 1; seed <= 100; seed++) {
      FuzzyProgram program = program(new SplittableRandom(seed));
      double vertexwise = best(program, Conversion.VERTEXWISE);
      double interval = best(program, Conversion.NEAREST_INTERVAL);
      double ranking = best(program, Conversion.RANKING);
      assertThat(vertexwise).as("seed %d", seed).isLessThanOrEqualTo(interval * (1 + 1e-7));
      assertThat(interval).as("seed %d", seed).isLessThanOrEqualTo(ranking * (1 + 1e-7));
      strict += vertexwise < interval * (1 - 1e-4) && interval < ranking * (1 - 1e-4) ? 1 : 0;
    }
    assertThat(strict).isGreaterThan(20);
  }

  private static double best(FuzzyProgram program, Conversion conversion) {
    CrispForm.Rule rule = new CrispForm.Rule(conversion, Rankings.EXPECTED_VALUE, 0.8);
    return new ProgramRun(program, rule, TestSolver.solves(0))
        .compromise(Wish.equal(Method.MAX_MIN, 1), null)
        .ranked()[0];
  }

  private static FuzzyProgram program(SplittableRandom random) {
    int variables = 2 + random.nextInt(4);
    List<String> names = new ArrayList<>();
    for (int at = 0; at < variables; at++) {
      names.add("x" + at);
    }
    List<FuzzyRow> rows = new ArrayList<>();
    for (int at = 0; at < 1 + random.nextInt(4); at++) {
      rows.add(
          new FuzzyRow(
              "row" + at,
              terms(random, variables),
              Relation.AT_MOST,
              List.of(),
              number(random, 100)));
    }
    FuzzyAim aim = new FuzzyAim("z", "", true, terms(random, variables), List.of());
    return new FuzzyProgram("random", names, rows, List.of(aim), false);
  }

  private static List<Term> terms(SplittableRandom random, int variables) {
    List<Term> terms = new ArrayList<>();
    for (int at = 0; at < variables; at++) {
      terms.add(new Term(number(random, 10), at));
    }
    return terms;
  }

  private static FuzzyNumber number(SplittableRandom random, double size) {
    double low = size * (0.5 + random.nextDouble());
    double mode = low + size * random.nextDouble() / 4;
    double core = mode + (random.nextBoolean() ? 0 : size * random.nextDouble() / 4);
    return FuzzyNumber.trapezoid(low, mode, core, core + size * random.nextDouble() / 4);
  }
}
