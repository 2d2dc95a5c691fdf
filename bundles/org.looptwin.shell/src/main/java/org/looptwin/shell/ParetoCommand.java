package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.Subset;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.Fronts;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin pareto}: plans between which cost, emissions and disruption trade off. */
@Command(
    name = "pareto",
    description =
        "Plans between which cost, CO2 and disruption trade off, and which of them to take.")
final class ParetoCommand implements Callable<Integer> {
  private static final List<String> METHODS = List.of("epsilon", "nsga2");

  private final Shell shell;

  @Parameters(paramLabel = "CASE", description = "A case folder, or the name of a case.")
  private String caseName;

  @Option(names = "--points", defaultValue = "10", description = "About how many, 3 to 200.")
  private int points;

  @Option(
      names = "--method",
      defaultValue = "epsilon",
      description =
          "epsilon (augmented epsilon-constraint, proven) or nsga2 (bred, measured beside epsilon).")
  private String method;

  @Option(names = "--nodes", paramLabel = "SUBSET", description = "n30, n60, n73 or n120.")
  private String nodes;

  @Option(names = "--commodities", defaultValue = "all", description = "all or LI.")
  private String commodities;

  @Option(names = "--months", defaultValue = "12", description = "Horizon, 1 to 12.")
  private int months;

  @Option(
      names = "--risk",
      defaultValue = "0.5",
      description = "Risk preference: 0 looks at cost, 1 at disruption (default: 0.5).")
  private double risk;

  @Option(
      names = "--elasticity",
      description = "Also tell how disruption answers to the carbon price.")
  private boolean elasticity;

  @Option(names = "--solver", defaultValue = "auto", description = "highs, ojalgo or auto.")
  private String solver;

  @Option(
      names = "--gap",
      defaultValue = "0.001",
      description = "Relative gap of each point's cost (default: 0.001).")
  private double gap;

  @Option(names = "--time-limit", paramLabel = "S", defaultValue = "600", description = "Seconds.")
  private double timeLimit;

  @Option(names = "--seed", defaultValue = "1", description = "For nsga2.")
  private long seed;

  @Option(names = "--out", paramLabel = "DIR", description = "Write front.csv and front.svg.")
  private Path out;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  ParetoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Case reference = shell.cases(null).read(caseName);
    PlanningProblem problem = problem(reference);
    Budget budget = new Budget(Duration.ofMillis((long) (timeLimit * 1000)), gap, seed);
    Fronts fronts = shell.services().need(Fronts.class);
    checkSolver();
    FrontQuestion question =
        new FrontQuestion(points, method.equals("nsga2"), risk, elasticity, solver, budget);
    Front front = fronts.front(problem, question, watch());
    if (front.points().isEmpty()) {
      throw new Failure("no front: " + front.because());
    }
    if (!front.because().isEmpty()) {
      shell.console().note("the front ends early: %s", front.because());
    }
    print(new FrontReport(front, problem, seed));
    return Exit.DONE;
  }

  private void checkOptions() {
    if (!METHODS.contains(method)) {
      throw BadInput.of("--method is '%s', expected one of %s", method, String.join(", ", METHODS));
    }
    if (points < 3 || points > 200) {
      throw BadInput.of("--points is %d, expected 3 to 200", points);
    }
    if (!commodities.equals("all") && !commodities.equals("LI")) {
      throw BadInput.of("--commodities is '%s', expected all or LI", commodities);
    }
    if (!(risk >= 0 && risk <= 1)) {
      throw BadInput.of("--risk is %s, expected 0 to 1", risk);
    }
    if (!(gap >= 0 && gap <= 1)) {
      throw BadInput.of("--gap is %s, expected 0 to 1", gap);
    }
    if (!(timeLimit > 0)) {
      throw BadInput.of("--time-limit is %s, expected seconds above 0", timeLimit);
    }
    if (out != null) {
      try {
        Files.createDirectories(out);
      } catch (IOException e) {
        throw BadInput.of("--out %s cannot be made, expected a folder to write", out);
      }
    }
  }

  private void checkSolver() {
    List<String> present =
        shell.services().all(LinearSolver.class).stream().map(LinearSolver::name).toList();
    if (!solver.equals("auto") && !present.contains(solver)) {
      throw BadInput.of(
          "--solver is '%s', expected auto or one that is present: %s",
          solver, String.join(", ", present));
    }
  }

  private PlanningProblem problem(Case reference) {
    int most = reference.demandKwh().values().iterator().next().months();
    if (months < 1 || months > most) {
      throw BadInput.of("--months is %d, expected 1 to %d", months, most);
    }
    PlanningProblem whole = PlanningProblem.of(reference);
    return new PlanningProblem(
        reference,
        subset(reference),
        commodities.equals("LI") ? CommodityMode.LITHIUM : CommodityMode.ALL,
        months,
        whole.policy(),
        whole.outlooks(),
        null,
        reference.initialState(),
        whole.sites(),
        whole.changePriceEurKwh(),
        0);
  }

  private Subset subset(Case reference) {
    if (nodes == null) {
      return reference.defaultSubset();
    }
    return reference
        .subset(nodes)
        .orElseThrow(
            () ->
                BadInput.of(
                    "--nodes is '%s', expected one of %s",
                    nodes, String.join(", ", new TreeSet<>(reference.subsets().keySet()))));
  }

  private Watch watch() {
    boolean terminal = System.console() != null;
    return new Watch() {
      @Override
      public boolean cancelled() {
        return shell.stopping();
      }

      @Override
      public void progress(double done, double of, double seconds) {
        if (terminal && seconds > 1) {
          shell.console().note("%.0f of %.0f questions answered, %.0f s", done, of, seconds);
        }
      }
    };
  }

  private void print(FrontReport report) {
    if (out != null) {
      try {
        Files.write(out.resolve("front.csv"), report.csv());
        Files.writeString(out.resolve("front.svg"), report.svg());
      } catch (IOException e) {
        throw new Failure("the front cannot be written to %s: %s".formatted(out, e.getMessage()));
      }
    }
    if (json) {
      shell.console().out().println(report.json());
    } else {
      report.lines().forEach(line -> shell.console().out().println(line));
    }
  }
}
