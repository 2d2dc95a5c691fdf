package org.looptwin.optimise.pareto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Objectives;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.pareto.AimModel.Limit;
import org.looptwin.optimise.pareto.EpsilonConstraint.Grid;
import org.looptwin.optimise.pareto.EpsilonConstraint.Result;
import org.looptwin.optimise.pareto.EpsilonConstraint.Settings;
import org.looptwin.optimise.pareto.Scalars.Found;
import org.looptwin.optimise.pareto.Scalars.Interrupted;

/** One front of a planning model. Aims are cost in kEUR, emissions in t, disruption in kEUR. */
final class FrontRun {
  /** From EUR and kg. */
  private static final double UNIT = 1e-3;

  private static final Settings SETTINGS = new Settings(1e-4, 1e-7);
  private static final int GENERATIONS = 8;

  private final LinearSolver solver;
  private final LinearModel matrix;
  private final Objectives objectives;
  private final FrontQuestion question;
  private final Supplier<Budget> left;
  private final Watch watch;

  /** For parts of the work, whose objectives mean nothing to the caller. */
  private final Watch quiet;

  private final long began = System.nanoTime();
  private final List<Front.Search> searches = new ArrayList<>();

  FrontRun(
      LinearSolver solver,
      LinearModel matrix,
      Objectives objectives,
      FrontQuestion question,
      Supplier<Budget> left,
      Watch watch) {
    this.solver = solver;
    this.matrix = matrix;
    this.objectives = objectives;
    this.question = question;
    this.left = left;
    this.watch = watch;
    this.quiet =
        new Watch() {
          @Override
          public boolean cancelled() {
            return watch.cancelled();
          }
        };
  }

  Front front(Front.Elasticity elasticity) {
    Limit served;
    try {
      served = leastShortage();
    } catch (Interrupted ended) {
      return nothing(elasticity, ended.getMessage());
    }
    List<double[]> aims =
        List.of(
            scaled(objectives.costEur()),
            scaled(objectives.emissionsKg()),
            scaled(objectives.disruptionEur()));
    AimModel model = new AimModel(matrix, aims, List.of(served));
    try (SiteScalars scalars = new SiteScalars(model, solver, left, quiet)) {
      return front(scalars, elasticity);
    }
  }

  private Front front(SiteScalars scalars, Front.Elasticity elasticity) {
    Result exact = epsilon(scalars);
    if (exact.ranges() == null) {
      return nothing(elasticity, exact.because());
    }
    List<Front.Point> points = points(exact.points(), "epsilon");
    Ranges measure = Ranges.of(exact.points().stream().map(Found::values).toArray(double[][]::new));
    String because = exact.because();
    record("epsilon", exact.points(), scalars.solves(), measure, seconds());
    if (question.genetic() && because.isEmpty()) {
      SiteGenes genes = new SiteGenes(scalars, exact.ranges());
      because = breed(genes);
      List<Found> all = EpsilonConstraint.efficient(genes.found());
      List<Found> some = Thinning.to(exact.points().size(), all, measure);
      double spent = seconds() - searches.get(0).seconds();
      record("nsga2", some, genes.found().size(), measure, spent);
      record("nsga2, all it found", all, genes.found().size(), measure, spent);
      points = points(some, "nsga2");
    }
    return new Front(
        points,
        Recommendation.of(points, question.risk()),
        euros(measure.ideal()),
        euros(measure.nadir()),
        searches,
        elasticity,
        named(),
        seconds(),
        because);
  }

  private Result epsilon(SiteScalars scalars) {
    int between = Math.max(1, question.points() - 3);
    int wide = (int) Math.max(1, Math.round(Math.sqrt(between)));
    int tall = (between + wide - 1) / wide;
    int expected = 9 + wide * tall;
    return new EpsilonConstraint(
            scalars, SETTINGS, count -> watch.progress(count, expected, seconds()))
        .run(Grid.between(tall, wide));
  }

  private String breed(SiteGenes genes) {
    try {
      int size = 2 * Math.max(8, question.points());
      genes.breed(size, GENERATIONS, question.budget().seed());
      return "";
    } catch (Interrupted ended) {
      return ended.getMessage();
    }
  }

  /**
   * Plans serve what can be served: the least shortage there is, found with all sites open (the
   * relaxation opens them for nothing), is a row of every question. Otherwise making nothing would
   * be the plan with the least emissions.
   */
  private Limit leastShortage() {
    ModelChanges changes = new ModelChanges(matrix.relaxed());
    double[] shortage = scaled(objectives.shortageEur());
    for (int column = 0; column < matrix.columns(); column++) {
      changes.cost(column, shortage[column]);
    }
    LinearAnswer least = solver.solve(changes.model(), left.get(), quiet);
    if (!least.hasSolution()) {
      throw new Interrupted(
          least.status() == LinearAnswer.Status.INFEASIBLE
              ? "no plan exists"
              : "%s ended with %s. %s".formatted(solver.name(), least.status(), least.message()));
    }
    double kiloEuros = Math.max(0, least.objective());
    return new Limit("shortage", shortage, kiloEuros * (1 + 1e-7) + 1e-6);
  }

  private void record(
      String method, List<Found> points, int solves, Ranges ranges, double seconds) {
    searches.add(
        new Front.Search(
            method,
            points.size(),
            solves,
            ranges.hypervolume(points.stream().map(Found::values).toList()),
            euros(ranges.reference()),
            seconds));
  }

  private List<Front.Point> points(List<Found> found, String method) {
    return found.stream()
        .map(
            one ->
                new Front.Point(
                    one.values()[0] / UNIT,
                    one.values()[1],
                    one.values()[2] / UNIT,
                    open(one.x()),
                    one.gap(),
                    method))
        .toList();
  }

  private Set<String> open(double[] x) {
    Set<String> open = new TreeSet<>();
    for (Map.Entry<String, Integer> site : objectives.sites().entrySet()) {
      if (x[site.getValue()] > 0.5) {
        open.add(site.getKey());
      }
    }
    return open;
  }

  private Front nothing(Front.Elasticity elasticity, String because) {
    return new Front(
        List.of(), null, List.of(), List.of(), searches, elasticity, named(), seconds(), because);
  }

  private String named() {
    return solver.name() + " " + solver.version();
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private static double[] scaled(double[] coefficients) {
    return Arrays.stream(coefficients).map(c -> UNIT * c).toArray();
  }

  private static List<Double> euros(double[] values) {
    return List.of(values[0] / UNIT, values[1], values[2] / UNIT);
  }
}
