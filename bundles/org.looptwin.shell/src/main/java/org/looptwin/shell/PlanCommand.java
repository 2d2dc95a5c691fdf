package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.looptwin.model.network.Case;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelWriter;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RobustnessStudy;
import org.looptwin.optimise.api.Solver;
import org.looptwin.shell.plan.PlanStory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code looptwin plan}: one offline plan. */
@Command(name = "plan", description = "Makes one plan, without a server.")
final class PlanCommand implements Callable<Integer> {
  private static final String MORE =
      "--out DIR writes it as a page with the flows drawn, as tables and as JSON";

  private final Shell shell;

  @Mixin private final CaseQuestion question = new CaseQuestion();

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  @Option(
      names = "--solver",
      defaultValue = "auto",
      description = "highs, ojalgo, genetic or auto.")
  private String solver;

  @Mixin private final GeneticCoding coding = new GeneticCoding();

  @Option(names = "--gap", defaultValue = "0.001", description = "Relative gap (default: 0.001).")
  private double gap;

  @Option(names = "--time-limit", paramLabel = "S", defaultValue = "300", description = "Seconds.")
  private double timeLimit;

  @Option(names = "--seed", defaultValue = "1", description = "For methods that draw.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write plan.html, plan.json, tables (.csv), flows.svg, summary.txt; or one file that ends"
              + " in .html, .json, .csv (flows), .svg, .txt.")
  private Path out;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the model that is solved as .mps or .lp.")
  private Path export;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  PlanCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    checkOptions();
    Budget budget = SearchLimits.budget(gap, timeLimit, seed);
    PlanOutput output = out == null ? null : PlanOutput.at(out);
    Case reference = shell.cases(null).read(question.caseName());
    PlanningProblem problem =
        policy.applied(
            question.problem(reference), shell.services(), UnaryOperator.identity(), seed);
    if (policy.robust().price()) {
      return priceOfRobustness(problem, budget, output);
    }
    if (export != null) {
      export(problem, budget);
    }
    Solver chosen = solverFor(problem);
    Answer answer = chosen.solve(problem, budget, shell.watch());
    return answer.read(
        solved -> print(solved.plan(), problem, chosen, budget, output),
        late ->
            late.best() == null
                ? failed(late.because())
                : print(late.best(), problem, chosen, budget, output),
        none -> none(new InfeasibleReport(problem, none), output),
        bad -> failed(bad.because()));
  }

  private void checkOptions() {
    policy.check();
    if (json && policy.robust().price()) {
      throw BadInput.of("--price-of-robustness prints a table, expected it without --json");
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

  private int priceOfRobustness(PlanningProblem problem, Budget budget, PlanOutput output) {
    RobustnessStudy.Report report =
        shell
            .services()
            .need(RobustnessStudy.class)
            .priceOfRobustness(
                problem,
                policy.robust().grid(problem),
                policy.robust().drawnYears(),
                seed,
                budget,
                shell.watch());
    RobustnessTable table = new RobustnessTable(report);
    table.lines().forEach(line -> shell.console().out().println(line));
    if (output != null) {
      output.write(
          "the price of robustness", Map.of("robustness.csv", () -> PlanFiles.lines(table.csv())));
    }
    return Exit.DONE;
  }

  private Solver solverFor(PlanningProblem problem) {
    List<Solver> able =
        shell.services().all(Solver.class).stream().filter(s -> s.accepts(problem)).toList();
    return SolverChoice.of(
        able, Solver::name, coding.solver(solver), "present and takes this problem");
  }

  private void export(PlanningProblem problem, Budget budget) throws IOException {
    LinearModel model = shell.services().need(Planning.class).model(problem, budget, shell.watch());
    new ModelWriter(model).write(export);
    shell.console().note("%s: %d columns, %d rows", export, model.columns(), model.rows());
  }

  private int failed(String because) {
    shell.console().error(because);
    return Exit.FAILED;
  }

  private int none(InfeasibleReport report, PlanOutput output) {
    if (output != null) {
      output.write("what would have to give way", report.files());
    }
    return report.print(shell.console(), json);
  }

  private int print(
      Plan plan, PlanningProblem problem, Solver chosen, Budget budget, PlanOutput output) {
    PlanStory story = new PlanTelling(shell, chosen, budget).story(problem, plan);
    PlanFiles files = new PlanFiles(story, gap);
    if (output != null) {
      output.write("the plan", files.files());
    }
    if (json) {
      shell.console().out().println(files.document());
    } else {
      files.screen().forEach(line -> shell.console().out().println(line));
      shell.console().say("%-11s%s", "More", output == null ? MORE : output.said(files.files()));
    }
    return Exit.DONE;
  }
}
