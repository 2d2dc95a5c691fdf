package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.looptwin.launch.Levels;
import org.looptwin.model.json.ModelJson;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.NodeType;
import org.looptwin.model.network.Subset;
import org.looptwin.model.plan.Flow;
import org.looptwin.model.plan.Plan;
import org.looptwin.optimise.api.Answer;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.CommodityMode;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.ModelWriter;
import org.looptwin.optimise.api.Planning;
import org.looptwin.optimise.api.PlanningProblem;
import org.looptwin.optimise.api.RiskSource;
import org.looptwin.optimise.api.RobustnessStudy;
import org.looptwin.optimise.api.Sites;
import org.looptwin.optimise.api.Solver;
import org.looptwin.optimise.api.Watch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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

  @Parameters(paramLabel = "CASE", description = "A case folder, or the name of a case.")
  private String caseName;

  @Option(
      names = "--policy",
      defaultValue = "deterministic",
      description =
          "deterministic (base values), static (study A's fixed set), dynamic (forecast and"
              + " conformal box); around the same forecast budget, ellipsoid, wasserstein, cvar.")
  private String policy;

  @Option(names = "--commodities", defaultValue = "all", description = "all or LI.")
  private String commodities;

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

  @Option(names = "--months", defaultValue = "12", description = "Horizon, 1 to 12.")
  private int months;

  @Option(names = "--nodes", paramLabel = "SUBSET", description = "n30, n60, n73 or n120.")
  private String nodes;

  @Option(
      names = "--sites",
      defaultValue = "free",
      description = "free, existing, or recycling centres such as R01,R02.")
  private String sites;

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
    Case reference = shell.cases(null).read(caseName);
    PlanningProblem problem = problem(reference);
    if (robust.price()) {
      return priceOfRobustness(problem);
    }
    if (export != null) {
      export(problem);
    }
    Answer answer = solverFor(problem).solve(problem, budget(), watch());
    return answer.read(
        solved -> print(solved.plan(), reference),
        late -> late.best() == null ? failed(late.because()) : print(late.best(), reference),
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
    if (!commodities.equals("all") && !commodities.equals("LI")) {
      throw BadInput.of("--commodities is '%s', expected all or LI", commodities);
    }
    if (!(gap >= 0 && gap <= 1)) {
      throw BadInput.of("--gap is %s, expected 0 to 1", gap);
    }
    if (!(timeLimit > 0)) {
      throw BadInput.of("--time-limit is %s, expected seconds above 0", timeLimit);
    }
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
    if (out != null) {
      try {
        Files.createDirectories(out);
      } catch (IOException e) {
        throw BadInput.of("--out %s cannot be made, expected a folder to write", out);
      }
    }
  }

  private PlanningProblem problem(Case reference) {
    int most = reference.demandKwh().values().iterator().next().months();
    if (months < 1 || months > most) {
      throw BadInput.of("--months is %d, expected 1 to %d", months, most);
    }
    PlanningProblem whole = PlanningProblem.of(reference);
    PlanningProblem problem =
        new PlanningProblem(
            reference,
            subset(reference),
            commodities.equals("LI") ? CommodityMode.LITHIUM : CommodityMode.ALL,
            months,
            policy,
            whole.outlooks(),
            null,
            reference.initialState(),
            sites(reference),
            whole.changePriceEurKwh(),
            0);
    return robust.reserved(shaped(problem));
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

  private int priceOfRobustness(PlanningProblem problem) {
    RobustnessStudy.Report report =
        shell
            .services()
            .need(RobustnessStudy.class)
            .priceOfRobustness(
                problem, robust.grid(problem), robust.drawnYears(), seed, budget(), watch());
    RobustnessTable table = new RobustnessTable(report);
    table.lines().forEach(line -> shell.console().out().println(line));
    if (out != null) {
      try {
        Files.write(out.resolve("robustness.csv"), table.csv());
      } catch (IOException e) {
        throw new Failure("%s cannot be written: %s".formatted(out, e.getMessage()));
      }
    }
    return Exit.DONE;
  }

  private Budget budget() {
    return new Budget(Duration.ofMillis((long) (timeLimit * 1000)), gap, seed);
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

  private Sites sites(Case reference) {
    if (sites.equals("free")) {
      return Sites.FREE;
    }
    if (sites.equals("existing")) {
      return Sites.fixed(reference.initialState().openRecyclers());
    }
    Set<String> open = new TreeSet<>(Arrays.asList(sites.split(",")));
    for (String id : open) {
      if (reference
          .network()
          .node(id)
          .filter(n -> n.type() == NodeType.RECYCLING_CENTRE)
          .isEmpty()) {
        throw BadInput.of(
            "--sites names '%s', expected free, existing or recycling centres of the case", id);
      }
    }
    return Sites.fixed(open);
  }

  private Solver solverFor(PlanningProblem problem) {
    List<Solver> solvers = shell.services().all(Solver.class);
    return solvers.stream()
        .filter(s -> solver.equals("auto") || s.name().equals(solver))
        .filter(s -> s.accepts(problem))
        .findFirst()
        .orElseThrow(
            () ->
                BadInput.of(
                    "--solver is '%s', expected auto or one that is present and takes this problem: %s",
                    solver,
                    String.join(
                        ", ",
                        solvers.stream()
                            .filter(s -> s.accepts(problem))
                            .map(Solver::name)
                            .toList())));
  }

  private Watch watch() {
    return new Watch() {
      @Override
      public boolean cancelled() {
        return shell.stopping();
      }
    };
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

  private int print(Plan plan, Case reference) {
    String document = new ModelJson().tree(plan).toString();
    List<String> summary = PlanSummary.lines(plan, reference);
    if (out != null) {
      write(plan, document, summary);
    }
    if (json) {
      shell.console().out().println(document);
    } else {
      summary.forEach(line -> shell.console().out().println(line));
    }
    return Exit.DONE;
  }

  private void write(Plan plan, String document, List<String> summary) {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("plan.json"), document + "\n");
      StringBuilder flows = new StringBuilder("lane,month,kwh\n");
      for (Flow flow : plan.flows()) {
        flows
            .append(flow.lane())
            .append(',')
            .append(flow.month())
            .append(',')
            .append(flow.kwh())
            .append('\n');
      }
      Files.writeString(out.resolve("flows.csv"), flows);
      Files.write(out.resolve("summary.txt"), summary);
    } catch (IOException e) {
      throw new Failure("the plan cannot be written to %s: %s".formatted(out, e.getMessage()));
    }
  }
}
