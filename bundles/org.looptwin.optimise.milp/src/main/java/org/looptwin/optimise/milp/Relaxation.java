package org.looptwin.optimise.milp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.looptwin.model.network.Commodity;
import org.looptwin.model.network.Node;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Watch;

/**
 * Says what an infeasible problem lacks: the least total of material that would have to come from
 * nowhere, or go nowhere, at the battery plants. All else holds as it stands. Recycling centres are
 * taken as open, since an open one forbids nothing.
 */
final class Relaxation {
  private static final double WORTH_NAMING_KWH = 1;
  private static final int MOST = 10;

  private final PlanningProblem problem;
  private final LinearSolver solver;

  Relaxation(PlanningProblem problem, LinearSolver solver) {
    this.problem = problem;
    this.solver = solver;
  }

  List<String> sentences(Budget budget, Watch watch) {
    PlanningModel model = new PlanningModel(Instance.of(widest()));
    Elastic elastic = new Elastic(model);
    LinearAnswer answer = solver.solve(elastic.model, budget, watch);
    if (!answer.hasSolution()) {
      return List.of(
          "No relaxation of the battery plants' materials makes it feasible (%s)."
              .formatted(answer.status()));
    }
    return elastic.read(answer.x());
  }

  private PlanningProblem widest() {
    if (problem.sites().kind() == Sites.Kind.FIXED) {
      return problem;
    }
    Set<String> all = new TreeSet<>();
    problem.reference().extended().nodes().forEach(node -> all.add(node.id()));
    return problem.with(Sites.fixed(all));
  }

  /** The model without costs, each material balance with a missing and a surplus column. */
  private static final class Elastic {
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, Integer> unreserved = new LinkedHashMap<>();
    private final LinearModel model;

    Elastic(PlanningModel planning) {
      LinearModel matrix = planning.matrix();
      LinearModel.Builder builder = LinearModel.builder(matrix.name() + " relaxed");
      for (int column = 0; column < matrix.columns(); column++) {
        builder.column(matrix.columnName(column), matrix.lower(column), matrix.upper(column), 0);
      }
      for (int row = 0; row < matrix.rows(); row++) {
        builder.row(matrix.rowName(row), matrix.rowLower(row), matrix.rowUpper(row));
        for (int e = matrix.rowStart(row); e < matrix.rowStart(row + 1); e++) {
          builder.entry(row, matrix.entryColumn(e), matrix.entryValue(e));
        }
      }
      for (int row = 0; row < matrix.rows(); row++) {
        if (matrix.rowName(row).startsWith("reserved[")) {
          String at = matrix.rowName(row).substring("reserved".length());
          int missing = builder.column("unreserved" + at, 0, Double.POSITIVE_INFINITY, 1);
          builder.entry(row, missing, 1);
          unreserved.put(at, missing);
        }
      }
      List<Node> plants = planning.instance().sets().plants();
      List<Commodity> materials = planning.instance().sets().materials();
      for (int b = 0; b < plants.size(); b++) {
        for (int k = 0; k < materials.size(); k++) {
          for (int t = 0; t < planning.instance().periods(); t++) {
            relax(
                builder, plants.get(b), materials.get(k), t, planning.plants().balanceRow(b, k, t));
          }
        }
      }
      model = builder.build();
    }

    private void relax(
        LinearModel.Builder builder, Node plant, Commodity material, int t, int row) {
      String at = "[%s,%s,%d]".formatted(plant.id(), material, t + 1);
      int missing = builder.column("missing" + at, 0, Double.POSITIVE_INFINITY, 1);
      int surplus = builder.column("surplus" + at, 0, Double.POSITIVE_INFINITY, 1);
      builder.entry(row, missing, 1);
      builder.entry(row, surplus, -1);
      gaps.add(new Gap(plant.id(), material, t + 1, missing, surplus));
    }

    List<String> read(double[] x) {
      List<String> sentences = new ArrayList<>();
      unreserved.forEach(
          (at, column) -> {
            if (x[column] > WORTH_NAMING_KWH && sentences.size() < MOST) {
              sentences.add(
                  String.format(
                      Locale.ROOT,
                      "The reserve %s lacks %.1f kWh of capacity; maybe keep a smaller share.",
                      at,
                      x[column]));
            }
          });
      sentences.addAll(materials(x));
      return sentences.isEmpty()
          ? List.of(
              "Nothing at the battery plants is missing; a limit is missed by less than 1 kWh.")
          : sentences;
    }

    private List<String> materials(double[] x) {
      return gaps.stream()
          .filter(gap -> gap.kwh(x) > WORTH_NAMING_KWH)
          .sorted(Comparator.comparingDouble((Gap gap) -> -gap.kwh(x)))
          .limit(MOST)
          .map(gap -> gap.sentence(x))
          .toList();
    }
  }

  private record Gap(String plant, Commodity material, int month, int missing, int surplus) {
    double kwh(double[] x) {
      return Math.max(x[missing], x[surplus]);
    }

    String sentence(double[] x) {
      boolean lacks = x[missing] >= x[surplus];
      return String.format(
          Locale.ROOT,
          lacks
              ? "%s lacks %.1f MWh of %s in month %d; maybe raise a supplier's capacity or start"
                  + " with more stock."
              : "%s holds %.1f MWh of %s too much in month %d; maybe start with less stock.",
          plant,
          kwh(x) / 1000,
          material,
          month);
    }
  }
}
