package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.launch.Levels;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelWriter;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RiskSource;
import org.looptwin.optimise.api.RobustnessStudy;
import org.looptwin.optimise.api.Solver;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code looptwin plan}: one offline plan. */
@Command(name = "plan", description = "Makes one plan, without a server.")
final class PlanCommand implements Callable<Integer> {
  private static final List<String> POLICIES =
      List.of(
          "deterministic",
          "static",
          "dynamic",
          "budget",
          "ellipsoid",
          "affine",
          "wasserstein",
          "cvar",
          "paper-literal");

  private final Shell shell;

  @Mixin private final CaseQuestion question = new CaseQuestion();

  @Option(
      names = "--policy",
      defaultValue = "deterministic",
      description =
          "deterministic (base values), static (study A's fixed set), dynamic (forecast and"
              + " conformal box); around the same forecast budget, ellipsoid, wasserstein, cvar.")
  private String policy;

  @Option(
      names = "--solver",
      defaultValue = "auto",
      description = "highs, ojalgo, genetic or auto.")
  private String solver;

  @Option(names = "--gap", defaultValue = "0.001", description = "Relative gap (default: 0.001).")
  private double gap;

  @Option(names = "--time-limit", paramLabel = "S", defaultValue = "300", description = "Seconds.")
  private double timeLimit;

  @Option(names = "--seed", defaultValue = "1", description = "For methods that draw.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write plan.json, flows.csv, summary.txt.")
  private Path out;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the model that is solved as .mps or .lp.")
  private Path export;

  @Mixin private final RobustOptions robust = new RobustOptions();

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Budget budget = SearchLimits.budget(gap, timeLimit, seed);
    OutFolder folder = out == null ? null : OutFolder.made(out);
    Case reference = shell.cases(null).read(question.caseName());
    PlanningProblem problem = problem(reference);
    if (robust.price()) {
      return priceOfRobustness(problem, budget, folder);
    }
    if (export != null) {
      export(problem);
    }
    Answer answer = solverFor(problem).solve(problem, budget, shell.watch());
    return answer.read(
        solved -> print(solved.plan(), reference, folder),
        late ->
            late.best() == null ? failed(late.because()) : print(late.best(), reference, folder),
        none -> new InfeasibleReport(problem, none).print(shell.console(), json),
        bad -> failed(bad.because()));
  }

  private void checkOptions() {
    if (!POLICIES.contains(policy)) {
      throw BadInput.of(
          "--policy is '%s', expected one of %s", policy, String.join(", ", POLICIES));
    }
    robust.check(policy);
    if (json && robust.price()) {
      throw BadInput.of("--price-of-robustness prints a table, expected it without --json");
    }
    if (export != null && policy.equals("ellipsoid")) {
      throw BadInput.of(
          "--export writes rows, but an ellipsoid is none. Maybe --policy budget or without it");
    }
    question.check();
    if (export != null && !export.toString().matches("(?i).*\\.(mps|lp)")) {
      throw BadInput.of("--export is '%s', expected a file ending in .mps or .lp", export);
    }
    checkOutputs();
  }

  private void checkOutputs() {
    if (export != null) {
      Path folder = export.toAbsolutePath().getParent();
      if (!Files.isWritable(folder) || Files.isDirectory(export)) {
        throw BadInput.of("--export %s cannot be written, expected a file to write", export);
      }
    }
  }

  private PlanningProblem problem(Case reference) {
    PlanningProblem base = question.problem(reference);
    return robust.reserved(shaped(base.with(base.outlooks(), null, policy)));
  }

  private PlanningProblem shaped(PlanningProblem problem) {
    if (policy.equals("static")) {
      return problem.with(shell.services().need(Planning.class).staticSet(problem), null, policy);
    }
    if (policy.equals("dynamic") || RobustOptions.shaped(policy)) {
      shell.services().need(Levels.class).moveTo(Levels.LOOP);
      PlanningProblem boxed = shell.services().need(RiskSource.class).protect(problem);
      return policy.equals("dynamic") ? boxed : robust.shape(boxed, policy, seed);
    }
    return problem;
  }

  private int priceOfRobustness(PlanningProblem problem, Budget budget, OutFolder folder) {
    RobustnessStudy.Report report =
        shell
            .services()
            .need(RobustnessStudy.class)
            .priceOfRobustness(
                problem, robust.grid(problem), robust.drawnYears(), seed, budget, shell.watch());
    RobustnessTable table = new RobustnessTable(report);
    table.lines().forEach(line -> shell.console().out().println(line));
    if (folder != null) {
      folder.write("the table", "robustness.csv", table.csv());
    }
    return Exit.DONE;
  }

  private Solver solverFor(PlanningProblem problem) {
    List<Solver> able =
        shell.services().all(Solver.class).stream().filter(s -> s.accepts(problem)).toList();
    return SolverChoice.of(able, Solver::name, solver, "present and takes this problem");
  }

  private void export(PlanningProblem problem) throws IOException {
    LinearModel model = shell.services().need(Planning.class).model(problem);
    new ModelWriter(model).write(export);
    shell.console().note("%s: %d columns, %d rows", export, model.columns(), model.rows());
  }

  private int failed(String because) {
    shell.console().error(because);
    return Exit.FAILED;
  }

  private int print(Plan plan, Case reference, OutFolder folder) {
    String document = new ModelJson().tree(plan).toString();
    List<String> summary = PlanSummary.lines(plan, reference);
    if (folder != null) {
      write(plan, document, summary, folder);
    }
    if (json) {
      shell.console().out().println(document);
    } else {
      summary.forEach(line -> shell.console().out().println(line));
    }
    return Exit.DONE;
  }

  private void write(Plan plan, String document, List<String> summary, OutFolder folder) {
    List<String> flows = new ArrayList<>(List.of("lane,month,kwh"));
    for (Flow flow : plan.flows()) {
      flows.add(flow.lane() + "," + flow.month() + "," + flow.kwh());
    }
    folder.write("the plan", "plan.json", document + "\n");
    folder.write("the plan", "flows.csv", flows);
    folder.write("the plan", "summary.txt", summary);
  }
}
