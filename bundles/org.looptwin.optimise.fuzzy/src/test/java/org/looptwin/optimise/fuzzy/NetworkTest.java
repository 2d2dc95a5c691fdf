package org.looptwin.optimise.fuzzy;

import org.junit.jupiter.api.Test;
import org.looptwin.optimise.fuzzy.compromise.*;
import org.looptwin.optimise.fuzzy.input.Entry;
import org.looptwin.optimise.fuzzy.network.*;

class NetworkTest {
  @Test
  void look() {
    Generator g = Generator.read(Entry.root("g.json", Oracle.read("generator_study_c").toString()));
    for (String size : System.getProperty("sizes", "P1").split(",")) {
      for (boolean full : new boolean[] {true}) {
        Solves solves = TestSolver.solves(Double.parseDouble(System.getProperty("gap", "0.001")));
        long t = System.nanoTime();
        NetworkRun run = new NetworkRun(g, g.size(size), 1, .8, true, .6, 1);
        System.out.println(size + " cols " + run.model().columns() + " rows " + run.model().rows());
        NetworkPlan plan =
            run.plan(
                Wish.equal(Method.TORABI_HASSINI, 2),
                Boolean.getBoolean("full"),
                Boolean.getBoolean("full"),
                solves);
        System.out.println(
            "seconds " + (System.nanoTime() - t) / 1e9 + " solves " + solves.count());
        for (double[] row : plan.payoff().table())
          System.out.println(java.util.Arrays.toString(row));
        System.out.println(
            java.util.Arrays.toString(plan.values())
                + java.util.Arrays.toString(plan.memberships())
                + " gap "
                + plan.gap()
                + " "
                + plan.payoffGap());
        System.out.println(plan.fuzzy()[0].vertices() + " " + plan.fuzzy()[1].vertices());
        plan.parts().forEach((k, v) -> System.out.println(k + " " + v.expectedValue()));
        System.out.println(
            plan.open()
                + " "
                + plan.watched()
                + " "
                + plan.traced()
                + " short "
                + plan.shortage()
                + " of "
                + plan.demand());
        System.out.println(plan.worth());
        plan.sensitivity().forEach(System.out::println);
      }
    }
  }
}
