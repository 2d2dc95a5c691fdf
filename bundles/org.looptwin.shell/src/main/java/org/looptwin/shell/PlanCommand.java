package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.looptwin.model.network.Case;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelWriter;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RobustnessStudy;
import org.looptwin.optimise.api.Solver;
import org.looptwin.shell.PlanCompared.Otherwise;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code looptwin plan}: one offline plan. */
@Command(
    name = "plan",
    sortOptions = false,
    description =
        "Makes one plan, without a server, and explains it: costs, proof, sites, purchases, what"
            + " limits it, what protection costs, what the law says.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  looptwin plan meb-europe --policy dynamic --out plan",
      "  looptwin plan meb-europe --set p.S01=0.3 --set carbonPrice=120 --without S03",
      "  looptwin plan meb-europe --nodes n30 --sensitivity carbon,p,recovery --out answers"
    })
final class PlanCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final CaseQuestion question = new CaseQuestion();

  @Mixin private final PolicyOptions policy = new PolicyOptions();

  @Option(
      names = "--solver",
      defaultValue = "auto",
      description =
          "auto (the best of our own), highs, ojalgo, genetic, or an installed cbc, glpk, gurobi,"
              + " cplex.")
  private String solver;

  @Mixin private final GeneticCoding coding = new GeneticCoding();

  @Option(names = "--gap", defaultValue = "0.001", description = "Relative gap (default: 0.001).")
  private double gap;

  @Option(
      names = "--time-limit",
      paramLabel = "S",
      defaultValue = "300",
      description = "Seconds for each plan, with all that is told of it (default: 300).")
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

  @Mixin private final WhatIfOptions whatIf = new WhatIfOptions();

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "Show it beside an earlier plan.json: differences, what moved and why.")
  private Path compare;

  @Option(
      names = "--sensitivity",
      paramLabel = "NAME,NAME",
      description =
          "How plans answer to carbon, p, recovery, beta (with a set), gamma (with budget); values"
              + " as in carbon=80/100/120.")
  private String sensitivity;

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
    EarlierPlan before = compare == null ? null : EarlierPlan.read("--compare", compare);
    Case reference = shell.cases(null).read(question.caseName());
    PlanningProblem asked = question.problem(reference);
    if (before != null) {
      before.answers(policy.named(asked));
    }
    Overrides overrides = whatIf.read(reference);
    PlanningProblem boxed = policy.boxed(asked, shell.services());
    PlanningProblem other = overrides.applied(boxed);
    if (sensitivity != null) {
      return new SensitivityRun(
              shell, new SensitivitySteps(other, policy, seed), this::solverFor, budget)
          .print(SensitivityQuestion.read(sensitivity), output, json);
    }
    PlanningProblem problem = policy.shaped(other, seed);
    checkAskable(problem);
    if (policy.robust().price()) {
      return priceOfRobustness(problem, budget, output);
    }
    if (export != null) {
      export(problem, budget);
    }
    PlanAnswer answer = new PlanAnswer(shell, budget, output, json);
    Solver chosen = solverFor(problem);
    if (before != null) {
      return answer.beside(
          before.plan(),
          problem,
          chosen,
          new Otherwise("with the plan in " + compare, List.of(), "earlier", "now"));
    }
    return whatIf.given()
        ? answer.beside(
            policy.shaped(boxed, seed),
            problem,
            chosen,
            new Otherwise(overrides.words(), overrides.milder(boxed), "as it is", "then"))
        : answer.alone(problem, chosen);
  }

  /** Before a model is built or a year drawn, whoever solves it. */
  private void checkAskable(PlanningProblem problem) {
    shell
        .services()
        .need(Planning.class)
        .fault(problem)
        .ifPresent(
            fault -> {
              throw new BadInput(fault);
            });
  }

  private void checkOptions() {
    policy.check();
    if (json && policy.robust().price()) {
      throw BadInput.of("--price-of-robustness prints a table, expected it without --json");
    }
    question.check();
    checkStudies();
    if (export != null && !export.toString().matches("(?i).*\\.(mps|lp)")) {
      throw BadInput.of("--export is '%s', expected a file ending in .mps or .lp", export);
    }
    checkOutputs();
  }

  private void checkStudies() {
    List<SensitivityQuestion> asked =
        sensitivity == null ? List.of() : SensitivityQuestion.read(sensitivity);
    asked.forEach(one -> one.check(policy.name()));
    boolean gammas = asked.stream().anyMatch(one -> one.kind() == SensitivityQuestion.Kind.GAMMA);
    if (policy.robust().grid() && !gammas && !policy.robust().price()) {
      throw BadInput.of(
          "--gammas has no effect on one plan, expected --price-of-robustness or --sensitivity"
              + " gamma beside it");
    }
    if (policy.robust().price() && (compare != null || export != null)) {
      throw BadInput.of(
          "--price-of-robustness makes many plans, expected it without --compare and --export");
    }
    if (sensitivity != null) {
      if (compare != null || export != null || policy.robust().price()) {
        throw BadInput.of(
            "--sensitivity makes many plans, expected it without --compare, --export and"
                + " --price-of-robustness");
      }
    }
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
}
