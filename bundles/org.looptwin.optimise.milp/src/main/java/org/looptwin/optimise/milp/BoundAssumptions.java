package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.looptwin.model.network.Node;
import org.looptwin.model.quantity.MonthlySeries;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection.Deviations;

/**
 * Whether the probability bounds of a budget hold for a problem: they ask for independent and
 * symmetric deviations.
 */
final class BoundAssumptions {
  /** Correlation of observed changes from which two suppliers are not called independent. */
  private static final double TOGETHER = 0.3;

  private final PlanningProblem problem;
  private final List<Node> suppliers = new ArrayList<>();
  private final List<String> cut = new ArrayList<>();

  BoundAssumptions(PlanningProblem problem, Deviations deviations) {
    this.problem = problem;
    Instance instance = Instance.of(problem);
    double[][] rise = Spread.of(deviations, problem, instance.sets()).supplierP();
    for (int s = 0; s < rise.length; s++) {
      double[] nominal = instance.values().supplierP()[s];
      if (Arrays.stream(rise[s]).anyMatch(one -> one > 0)) {
        suppliers.add(instance.sets().suppliers().get(s));
        if (below(nominal, rise[s])) {
          cut.add(instance.sets().suppliers().get(s).id());
        }
      }
    }
  }

  private static boolean below(double[] nominal, double[] rise) {
    for (int t = 0; t < nominal.length; t++) {
      if (nominal[t] < rise[t]) {
        return true;
      }
    }
    return false;
  }

  /** Number of uncertain suppliers. */
  int suppliers() {
    return suppliers.size();
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(
        "The bounds are for the suppliers of one month, with independent and symmetric deviations;"
            + " the years are drawn so. They say nothing about lane classes or the carbon price,"
            + " which one driver moves for all flows and months together.");
    if (!cut.isEmpty()) {
      notes.add(
          "They do not hold where a probability cannot fall as far as it may rise: %d of %d"
                  .formatted(cut.size(), suppliers.size())
              + " suppliers, among them "
              + cut.get(0)
              + ".");
    }
    String together = mostTogether();
    if (together != null) {
      notes.add(together);
    }
    return notes;
  }

  /** The two suppliers whose observed probabilities move most alike, when they do. */
  private String mostTogether() {
    double most = TOGETHER;
    String pair = null;
    for (int i = 0; i < suppliers.size(); i++) {
      for (int j = 0; j < i; j++) {
        double one = correlation(changes(suppliers.get(i)), changes(suppliers.get(j)));
        if (one > most) {
          most = one;
          pair = suppliers.get(j).id() + " and " + suppliers.get(i).id();
        }
      }
    }
    return pair == null
        ? null
        : String.format(
            Locale.ROOT,
            "They do not hold for suppliers that are hit together: the observed probabilities of"
                + " %s change with a correlation of %.2f.",
            pair,
            most);
  }

  private double[] changes(Node supplier) {
    MonthlySeries path = problem.reference().observations().supplierP().get(supplier.id());
    double[] changes = new double[path == null ? 0 : Math.max(0, path.months() - 1)];
    for (int t = 0; t < changes.length; t++) {
      changes[t] = path.at(t + 1) - path.at(t);
    }
    return changes;
  }

  private static double correlation(double[] a, double[] b) {
    if (a.length != b.length || a.length < 12) {
      return 0;
    }
    double meanA = Arrays.stream(a).average().orElse(0);
    double meanB = Arrays.stream(b).average().orElse(0);
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int t = 0; t < a.length; t++) {
      ab += (a[t] - meanA) * (b[t] - meanB);
      aa += (a[t] - meanA) * (a[t] - meanA);
      bb += (b[t] - meanB) * (b[t] - meanB);
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
