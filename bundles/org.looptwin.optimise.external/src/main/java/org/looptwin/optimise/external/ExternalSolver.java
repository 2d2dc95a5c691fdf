package org.looptwin.optimise.external;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.optimise.api.AnewSession;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearAnswer;
import org.looptwin.optimise.api.LinearAnswer.Status;
import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelChanges;
import org.looptwin.optimise.api.Watch;

/**
 * An installed program as a linear solver: the model goes out as an MPS file, the answer comes back
 * as a file, and is rechecked.
 *
 * <p><b>Threads:</b> any; every call has a process and a folder of its own.
 */
final class ExternalSolver implements LinearSolver {
  /** For a program to read the model and to write its answer, beyond the time it has to solve. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private static final double NANOS = 1e9;
  private static final String UNKNOWN_VERSION = "0.0";

  private final Dialect dialect;
  private final Path program;
  private final LongSupplier nanoClock;
  private final Answers answers = new Answers();
  private volatile boolean closed;
  private volatile String version;

  ExternalSolver(Dialect dialect, Path program, LongSupplier nanoClock) {
    this.dialect = dialect;
    this.program = program;
    this.nanoClock = nanoClock;
  }

  @Override
  public String name() {
    return dialect.name();
  }

  /** Asked of the program once, when it is first wanted. */
  @Override
  public String version() {
    if (version == null) {
      version = askVersion();
    }
    return version;
  }

  private String askVersion() {
    try (ScratchFolder folder = new ScratchFolder(name())) {
      String said =
          new ProgramRun(nanoClock)
              .of(command(dialect.versionArguments()), folder.path(), GRACE, () -> closed)
              .log();
      Matcher found =
          Pattern.compile(Pattern.quote(dialect.beforeVersion()) + "\\D*(\\d+(?:\\.\\d+)+)")
              .matcher(said);
      return found.find() ? found.group(1) : UNKNOWN_VERSION;
    } catch (IOException e) {
      return UNKNOWN_VERSION;
    }
  }

  @Override
  public int practicalIntegers() {
    return dialect.practicalIntegers();
  }

  @Override
  public LinearAnswer solve(LinearModel model, Budget budget, Watch watch) {
    long start = nanoClock.getAsLong();
    if (closed || watch.cancelled()) {
      return LinearAnswer.without(Status.CANCELLED, 0, "");
    }
    if (model.columns() == 0) {
      return answers.empty(model);
    }
    if (Written.hopeless(model)) {
      return LinearAnswer.without(Status.INFEASIBLE, since(start), "");
    }
    try {
      Claim claim = ask(model, budget, watch);
      if (claim != null && claim.verdict() == Claim.Verdict.UNBOUNDED_OR_INFEASIBLE) {
        return unboundedOrInfeasible(model, budget, watch, start);
      }
      return claim == null
          ? LinearAnswer.without(Status.CANCELLED, since(start), "")
          : answers.checked(name(), model, claim, since(start));
    } catch (IOException | NumberFormatException e) {
      return LinearAnswer.without(
          Status.FAILED,
          since(start),
          "%s could not be used: %s".formatted(program, e.getMessage()));
    }
  }

  /** Without costs nothing is unbounded: a feasible model was. */
  private LinearAnswer unboundedOrInfeasible(
      LinearModel model, Budget budget, Watch watch, long start) throws IOException {
    ModelChanges free = new ModelChanges(model);
    for (int column = 0; column < model.columns(); column++) {
      free.cost(column, 0);
    }
    Claim claim = ask(free.model(), budget, watch);
    if (claim == null) {
      return LinearAnswer.without(Status.CANCELLED, since(start), "");
    }
    LinearAnswer answer = answers.checked(name(), free.model(), claim, since(start));
    return LinearAnswer.without(
        answer.hasSolution() ? Status.UNBOUNDED : answer.status(), since(start), answer.message());
  }

  /**
   * @return null when it was cancelled
   */
  private Claim ask(LinearModel model, Budget budget, Watch watch) throws IOException {
    try (ScratchFolder folder = new ScratchFolder(name())) {
      Written written = new Written(model);
      written.to(folder.path());
      ProgramRun.Outcome outcome =
          new ProgramRun(nanoClock)
              .of(
                  command(dialect.arguments(folder.path(), budget)),
                  folder.path(),
                  budget.time().plus(GRACE),
                  () -> closed || watch.cancelled());
      return switch (outcome.end()) {
        case CANCELLED -> null;
        case OUT_OF_TIME -> Claim.without(Claim.Verdict.STOPPED);
        case EXITED -> dialect.read(folder.path(), outcome.log(), written, budget).on(written);
      };
    }
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  private double since(long start) {
    return (nanoClock.getAsLong() - start) / NANOS;
  }

  @Override
  public Session open(LinearModel model) {
    return new AnewSession(this, model);
  }

  /** Ends what runs, within a moment. */
  void close() {
    closed = true;
  }
}
