package org.looptwin.optimise.fuzzy;

import org.junit.jupiter.api.Test;
import org.looptwin.optimise.api.fuzzy.Rankings;
import org.looptwin.optimise.fuzzy.chain.*;
import org.looptwin.optimise.fuzzy.compromise.*;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.program.*;

class ChainTest {
  @Test
  void look() {
    ChainData data =
        new ChainReader(Entry.root("f.json", Oracle.read("fuzzy_study_b").toString())).data();
    for (Conversion c : Conversion.values()) {
      long t = System.nanoTime();
      ChainPlan plan =
          new ChainRun(data, "CAD", false)
              .plan(
                  new CrispForm.Rule(c, Rankings.EXPECTED_VALUE, .8),
                  Wish.equal(Method.MAX_MIN, 3),
                  true,
                  TestSolver.solves(0));
      System.out.println(c + " " + (System.nanoTime() - t) / 1e6);
      for (double[] row : plan.found().payoff().table())
        System.out.println(java.util.Arrays.toString(row));
      System.out.println(
          java.util.Arrays.toString(plan.found().ranked())
              + java.util.Arrays.toString(plan.found().memberships()));
      plan.found().aims().forEach(a -> System.out.println(a.vertices()));
      plan.flows()
          .forEach(
              f ->
                  System.out.println(
                      f.symbol() + " " + f.from() + ">" + f.to() + " " + f.tonnes().vertices()));
      plan.shortages()
          .forEach(f -> System.out.println(f.level() + " " + f.at() + " " + f.tonnes().vertices()));
      double s = 0;
      for (var a : plan.actors()) {
        s += a.profit().expectedValue();
        System.out.println(a.actor() + " " + a.profit().vertices());
      }
      System.out.println(s + " " + plan.netted().expectedValue() + " " + plan.netted().vertices());
      System.out.println(plan.found().check());
      System.out.println(plan.corners());
    }
  }
}
