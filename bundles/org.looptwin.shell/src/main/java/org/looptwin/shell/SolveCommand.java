package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelReader;
import org.looptwin.optimise.api.Recheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin solve}: a linear or mixed-integer model in a standard file. */
@Command(
    name = "solve",
    description = "Solves a linear or mixed-integer model in an MPS or LP file.")
final class SolveCommand implements Callable<Integer> {
  private static final double TOLERANCE = 1e-6;

  private final Shell shell;

  @Parameters(paramLabel = "FILE", description = "A file whose name ends in .mps or .lp.")
  private Path file;

  @Option(
      names = "--solver",
      defaultValue = "auto",
      description =
          "auto (the best of our own), highs, ojalgo, or an installed cbc, glpk, gurobi, cplex.")
  private String solver;

  @Option(
      names = "--gap",
      defaultValue = "0",
      description = "Relative gap to stop at (default: 0, proven).")
  private double gap;

  @Option(names = "--time-limit", paramLabel = "S", defaultValue = "300", description = "Seconds.")
  private double timeLimit;

  @Option(names = "--seed", defaultValue = "1", description = "For methods that draw.")
  private long seed;

  @Option(names = "--json", description = "One JSON document, with the values.")
  private boolean json;

  SolveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Budget budget = SearchLimits.budget(gap, timeLimit, seed);
    ModelReader.ReadModel read = read();
    LinearModel model = read.model();
    List<LinearSolver> present = shell.services().all(LinearSolver.class);
    LinearSolver chosen = SolverChoice.of(present, LinearSolver::name, solver, "present");
    shell
        .console()
        .note(
            "%s: %d columns, %d rows, %d coefficients",
            file, model.columns(), model.rows(), model.nonZeros());
    LinearAnswer answer = rechecked(model, chosen.solve(model, budget, shell.watch()));
    if (solver.equals("auto")) {
      Iterator<LinearSolver> others = present.stream().skip(1).iterator();
      while (answer.status() == Status.FAILED && others.hasNext()) {
        shell.console().note("%s: %s", chosen.name(), answer.message());
        chosen = others.next();
        answer = rechecked(model, chosen.solve(model, budget, shell.watch()));
      }
    }
    SolveReport report = new SolveReport(read, answer, chosen);
    if (json) {
      shell.console().out().println(report.document());
    } else {
      report.lines().forEach(shell.console().out()::println);
    }
    return code(answer);
  }

  private ModelReader.ReadModel read() throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw BadInput.of("%s cannot be read, expected a file in MPS or LP format", file);
    }
    try {
      return new ModelReader().read(file);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    }
  }

  /** Nobody sees a point that does not hold, whoever found it. */
  private static LinearAnswer rechecked(LinearModel model, LinearAnswer answer) {
    if (!answer.hasSolution()) {
      return answer;
    }
    List<String> wrong = new Recheck(TOLERANCE).violations(model, answer.x());
    return wrong.isEmpty()
        ? answer
        : LinearAnswer.without(
            Status.FAILED, answer.seconds(), "the answer is wrong: " + String.join("; ", wrong));
  }

  private int code(LinearAnswer answer) {
    if (answer.hasSolution()
        || answer.status() == Status.INFEASIBLE
        || answer.status() == Status.UNBOUNDED) {
      return Exit.DONE;
    }
    shell
        .console()
        .error(
            answer.status() == Status.TIME_LIMIT
                ? "no solution within %s s. Maybe raise --time-limit".formatted(timeLimit)
                : "no answer: "
                    + (answer.message().isBlank() ? answer.status() : answer.message()));
    return Exit.FAILED;
  }
}
