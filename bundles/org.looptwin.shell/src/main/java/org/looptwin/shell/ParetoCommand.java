package org.looptwin.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.Front;
import org.looptwin.optimise.api.FrontQuestion;
import org.looptwin.optimise.api.Fronts;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code looptwin pareto}: plans between which cost, emissions and disruption trade off. */
@Command(
    name = "pareto",
    description =
        "Plans between which cost, CO2 and disruption trade off, and which of them to take.")
final class ParetoCommand implements Callable<Integer> {
  private static final List<String> POLICIES = List.of("deterministic", "static", "dynamic");
  private static final List<String> METHODS = List.of("epsilon", "nsga2");

  private final Shell shell;

  @Mixin private final CaseQuestion question = new CaseQuestion();

  @Option(names = "--points", defaultValue = "10", description = "About how many, 3 to 200.")
  private int points;

  @Option(
      names = "--method",
      defaultValue = "epsilon",
      description =
          "epsilon (augmented epsilon-constraint, proven) or nsga2 (bred, measured beside epsilon).")
  private String method;

  @Option(
      names = "--policy",
      defaultValue = "deterministic",
      description =
          "deterministic (base values), static (study A's fixed set), dynamic (the worst of a"
              + " forecast's conformal box).")
  private String policy;

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
  public Integer call() {
    checkOptions();
    Budget budget = SearchLimits.budget(gap, timeLimit, seed);
    OutFolder folder = out == null ? null : OutFolder.made(out);
    PlanningProblem problem =
        PolicyOptions.boxed(
            policy,
            question.problem(shell.cases(null).read(question.caseName())),
            shell.services());
    Fronts fronts = shell.services().need(Fronts.class);
    SolverChoice.of(
        shell.services().all(LinearSolver.class), LinearSolver::name, solver, "present");
    Front front =
        fronts.front(
            problem,
            new FrontQuestion(points, method.equals("nsga2"), risk, elasticity, solver, budget),
            watch());
    if (front.points().isEmpty()) {
      throw new Failure("no front: " + front.because());
    }
    if (!front.because().isEmpty()) {
      shell.console().note("the front ends early: %s", front.because());
    }
    print(new FrontReport(front, problem, seed), folder);
    return Exit.DONE;
  }

  private void checkOptions() {
    if (!METHODS.contains(method)) {
      throw BadInput.of("--method is '%s', expected one of %s", method, String.join(", ", METHODS));
    }
    if (points < 3 || points > 200) {
      throw BadInput.of("--points is %d, expected 3 to 200", points);
    }
    question.check();
    if (!POLICIES.contains(policy)) {
      throw BadInput.of(
          "--policy is '%s', expected one of %s: a front is of costs that can be told apart. Maybe"
              + " make one plan: looptwin plan %s --policy %s",
          policy, String.join(", ", POLICIES), question.caseName(), policy);
    }
    if (!(risk >= 0 && risk <= 1)) {
      throw BadInput.of("--risk is %s, expected 0 to 1", risk);
    }
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

  private void print(FrontReport report, OutFolder folder) {
    if (folder != null) {
      folder.write("the front", "front.csv", report.csv());
      folder.write("the front", "front.svg", report.svg());
    }
    if (json) {
      shell.console().out().println(report.json());
    } else {
      report.lines().forEach(line -> shell.console().out().println(line));
    }
  }
}
