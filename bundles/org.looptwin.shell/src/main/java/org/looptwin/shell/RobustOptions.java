package org.looptwin.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.looptwin.model.uncertainty.UncertaintySet;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Protection;
import org.looptwin.optimise.api.Protection.Deviations;
import picocli.CommandLine.Option;

/** What a plan is protected against, beyond a box, and what is kept in reserve. */
final class RobustOptions {
  private static final Set<String> SHAPES =
      Set.of("budget", "ellipsoid", "affine", "wasserstein", "cvar", "fuzzy");

  private static final double GAMMA = 3;
  private static final double OMEGA = 2.15;
  private static final double ALPHA = 0.9;

  @Option(
      names = "--gamma-s",
      paramLabel = "N",
      description = "Budget: suppliers at their worst in a month (default: 3).")
  private Double gammaSuppliers;

  @Option(
      names = "--gamma-l",
      paramLabel = "N",
      description = "Budget: lane classes at their worst in a month (default: 1).")
  private Double gammaLanes;

  @Option(
      names = "--gamma-c",
      paramLabel = "N",
      description = "Budget: months with the worst carbon price (default: 3).")
  private Double gammaCarbon;

  @Option(
      names = "--gamma-r",
      paramLabel = "N",
      description = "affine: months' worth of the lowest recovery rate (default: 3).")
  private Double gammaRecovery;

  @Option(
      names = "--recovery-drop",
      paramLabel = "R",
      description =
          "affine: by how much the recovery rate may be lower (default: what its history asks for).")
  private Double recoveryDrop;

  @Option(
      names = "--omega",
      paramLabel = "R",
      description =
          "Ellipsoid: radius in deviations; broken with exp(-R^2/2) at most (default: 2.15, for 10"
              + " %%).")
  private Double omega;

  @Option(
      names = "--epsilon",
      paramLabel = "N",
      description = "Wasserstein: interruptions more than sampled, on average (default: 1).")
  private Double epsilon;

  @Option(
      names = "--alpha",
      paramLabel = "A",
      description = "cvar: 0.9 for the mean of the worst tenth of the years (default: 0.9).")
  private Double alpha;

  @Option(
      names = "--scenarios",
      paramLabel = "N",
      description =
          "Years sampled: 200 for cvar, 1000 for wasserstein, 10000 for --price-of-robustness.")
  private Integer scenarios;

  @Option(
      names = "--reserve",
      paramLabel = "SHARE",
      description = "Capacity kept at suppliers of critical materials, e.g. 0.2 of the need.")
  private Double reserve;

  @Option(
      names = "--price-of-robustness",
      description = "With budget: plans for a grid of --gamma-s, held against drawn years.")
  private boolean price;

  @Option(
      names = "--gammas",
      paramLabel = "N,N",
      split = ",",
      description = "The grid (default: 0,1,2,3,5,10,20 and all).")
  private List<Double> gammas;

  double gamma() {
    return or(gammaSuppliers, GAMMA);
  }

  boolean price() {
    return price;
  }

  /** Whether the policy starts from the nominal values of a box. */
  static boolean shaped(String policy) {
    return SHAPES.contains(policy);
  }

  void check(String policy) {
    fit(new OptionFit(policy));
    notNegative("--gamma-s", gammaSuppliers);
    notNegative("--gamma-l", gammaLanes);
    notNegative("--gamma-c", gammaCarbon);
    notNegative("--gamma-r", gammaRecovery);
    if (recoveryDrop != null && !(recoveryDrop >= 0 && recoveryDrop <= 1)) {
      throw BadInput.of("--recovery-drop is %s, expected 0 to 1", recoveryDrop);
    }
    notNegative("--omega", omega);
    notNegative("--epsilon", epsilon);
    if (alpha != null && !(alpha >= 0 && alpha < 1)) {
      throw BadInput.of("--alpha is %s, expected 0 to below 1", alpha);
    }
    if (scenarios != null && (scenarios < 1 || scenarios > 1_000_000)) {
      throw BadInput.of("--scenarios is %d, expected 1 to 1000000", scenarios);
    }
    if (reserve != null && !(reserve >= 0 && reserve <= 1)) {
      throw BadInput.of("--reserve is %s, expected 0 to 1", reserve);
    }
    if (gammas != null) {
      gammas.forEach(gamma -> notNegative("--gammas", gamma));
    }
    if (scenarios != null && policy.equals("budget") && !price) {
      throw BadInput.of(
          "--scenarios has no effect with --policy budget alone, expected --price-of-robustness"
              + " beside it. Maybe leave --scenarios out.");
    }
  }

  private void fit(OptionFit fit) {
    fit.check("--gamma-s", gammaSuppliers != null);
    fit.check("--gamma-l", gammaLanes != null);
    fit.check("--gamma-c", gammaCarbon != null);
    fit.check("--gamma-r", gammaRecovery != null);
    fit.check("--recovery-drop", recoveryDrop != null);
    fit.check("--omega", omega != null);
    fit.check("--epsilon", epsilon != null);
    fit.check("--alpha", alpha != null);
    fit.check("--scenarios", scenarios != null);
    fit.check("--price-of-robustness", price);
    fit.check("--gammas", gammas != null);
    fit.printed("--reserve", reserve != null && reserve > 0);
  }

  /** Whether a grid is given that only a study over several budgets looks at. */
  boolean grid() {
    return gammas != null;
  }

  private static void notNegative(String option, Double value) {
    if (value != null && (!(value >= 0) || Double.isInfinite(value))) {
      throw BadInput.of("%s is %s, expected a number of 0 or more", option, value);
    }
  }

  PlanningProblem reserved(PlanningProblem problem) {
    return problem.withReserve(or(reserve, 0));
  }

  /**
   * @param boxed a problem at the worst case of its box
   * @return the same at the box's nominal values, protected in the policy's shape; rules of
   *     recourse keep the worst case of prices and probabilities
   */
  PlanningProblem shape(PlanningProblem boxed, String policy, long seed) {
    UncertaintySet box = boxed.uncertainty();
    if (policy.equals("affine")) {
      UncertaintySet set = new UncertaintySet(box.id(), policy, box.intervals(), box.notes());
      return boxed
          .with(boxed.outlooks(), set, policy)
          .with(
              Protection.Recourse.of(box, or(recoveryDrop, Double.NaN), or(gammaRecovery, GAMMA)));
    }
    if (policy.equals("fuzzy")) {
      UncertaintySet set = new UncertaintySet(box.id(), policy, box.intervals(), box.notes());
      return boxed.with(boxed.outlooks().atExpected(box), set, policy);
    }
    Deviations rise = Deviations.of(box);
    int years = scenarios != null ? scenarios : policy.equals("cvar") ? 200 : 1000;
    Protection protection =
        switch (policy) {
          case "budget" ->
              new Protection.Budgeted(rise, gamma(), or(gammaLanes, 1), or(gammaCarbon, GAMMA));
          case "ellipsoid" -> new Protection.Ellipsoid(rise, or(omega, OMEGA));
          case "wasserstein" -> new Protection.Wasserstein(or(epsilon, 1), years, seed);
          case "cvar" -> new Protection.Tail(or(alpha, ALPHA), years, seed);
          default -> throw new IllegalArgumentException("no protection is known for " + policy);
        };
    UncertaintySet set = new UncertaintySet(box.id(), policy, box.intervals(), box.notes());
    return boxed.with(boxed.outlooks().atNominal(box), set, policy).with(protection);
  }

  /**
   * @param problem protected by a budget
   * @param gamma suppliers at their worst in a month, in place of {@code --gamma-s}
   */
  static PlanningProblem withGamma(PlanningProblem problem, double gamma) {
    Protection.Budgeted budget = (Protection.Budgeted) problem.protection();
    return problem.with(
        new Protection.Budgeted(
            budget.deviations(), gamma, budget.gammaLanes(), budget.gammaCarbon()));
  }

  int drawnYears() {
    return scenarios == null ? 10_000 : scenarios;
  }

  private static double or(Double given, double usual) {
    return given == null ? usual : given;
  }

  /** Budgets of suppliers from none to the whole box, and the one asked for. */
  List<Double> grid(PlanningProblem problem) {
    if (gammas != null) {
      return gammas;
    }
    Deviations rise = ((Protection.Budgeted) problem.protection()).deviations();
    long all =
        rise.supplierP().entrySet().stream()
            .filter(entry -> problem.subset().nodes().contains(entry.getKey()))
            .count();
    List<Double> grid = new ArrayList<>(List.of(0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0));
    grid.removeIf(gamma -> gamma >= all);
    grid.add((double) all);
    if (gammaSuppliers != null && !grid.contains(gammaSuppliers)) {
      grid.add(gammaSuppliers);
    }
    return grid.stream().sorted().toList();
  }
}
