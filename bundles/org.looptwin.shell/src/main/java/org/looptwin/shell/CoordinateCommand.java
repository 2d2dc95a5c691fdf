package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.looptwin.coordinate.api.CoordinationFile;
import org.looptwin.coordinate.api.CoordinationFiles;
import org.looptwin.coordinate.api.CoordinationReport;
import org.looptwin.coordinate.api.Coordinator;
import org.looptwin.coordinate.api.DecisionMethod;
import org.looptwin.coordinate.api.DecisionProcess;
import org.looptwin.coordinate.api.DecisionQuestion;
import org.looptwin.coordinate.api.DecisionSolver;
import org.looptwin.coordinate.api.Exploration;
import org.looptwin.coordinate.api.GameSolver;
import org.looptwin.coordinate.api.LoopData;
import org.looptwin.coordinate.api.LoopQuestion;
import org.looptwin.coordinate.api.NoValueException;
import org.looptwin.coordinate.api.Objective;
import org.looptwin.coordinate.api.UnreadableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin coordinate}: decision processes, games, and the five actors of a loop. */
@Command(
    name = "coordinate",
    description =
        "The five actors of a case as decision makers, each alone, together and under a contract;"
            + " or any finite decision process or game in a file.")
final class CoordinateCommand implements Callable<Integer> {
  private static final long STEPS = 200_000;
  private static final long DEEP_STEPS = 20_000;
  private static final List<String> ACTORS =
      List.of("manufacturer", "distributor", "consumer", "recycler", "reuser");

  private final Shell shell;

  @Parameters(
      paramLabel = "CASE|FILE",
      description = "A case with mdp_*.json, or a JSON file with transitions, a game or caps.")
  private String what;

  @Option(
      names = "--method",
      defaultValue = "vi",
      description =
          "vi, gs, mpi, pi (computed), paper (as the study stops), mc, sarsa, q, doubleq, dqn, ppo"
              + " (learned). Default: vi.")
  private String method;

  @Option(names = "--gamma", description = "Discount, 0 to 1 (default: the file's).")
  private Double gamma;

  @Option(names = "--tol", description = "Greatest error of values (default: 1e-9; a case: 1e-5).")
  private Double tolerance;

  @Option(names = "--horizon", defaultValue = "0", description = "Steps; 0 (default) is endless.")
  private int horizon;

  @Option(names = "--average", description = "The reward per step in the long run.")
  private boolean average;

  @Option(names = "--contract", description = "Of a case: also design and try a contract.")
  private boolean contract;

  @Mixin private EnforceOptions enforce = new EnforceOptions();

  @Option(names = "--learners", description = "Of a case: also learn the reduced case.")
  private boolean learners;

  @Option(names = "--sweep", description = "Of a case: also for discounts of 0.1 to 0.9.")
  private boolean sweep;

  @Option(
      names = "--rewards",
      defaultValue = "corrected",
      description = "Of a case: corrected (default) or literal, as the study prints them.")
  private String rewards;

  @Option(
      names = "--steps",
      description = "A learner's, by seed (default: 200000; dqn and ppo 20000).")
  private Long steps;

  @Option(names = "--seed", defaultValue = "1", description = "A learner's first.")
  private long seed;

  @Option(names = "--runs", defaultValue = "1", description = "How many seeds.")
  private int runs;

  @Option(
      names = "--explore",
      defaultValue = "epsilon",
      description = "epsilon, ucb1, thompson or softmax.")
  private String explore;

  @Option(
      names = "--start",
      defaultValue = "-1",
      description = "State in which a learner's episodes begin (default: any).")
  private int start;

  @Option(
      names = "--objective",
      defaultValue = "sum",
      description =
          "Of a case, what the coordinator maximises: sum (default; of weighted profits) or nash"
              + " (the product of weighted gains).")
  private String objective;

  @Option(
      names = "--weights",
      split = ",",
      paramLabel = "ACTOR=W",
      description = "Of a case: the coordinator's, e.g. recycler=2,consumer=1.5 (default: 1 each).")
  private Map<String, Double> weights = Map.of();

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Of a case: rates as this home's history shows them, where it says enough.")
  private Path home;

  @Option(names = "--out", paramLabel = "DIR", description = "Write a report with pictures.")
  private Path out;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  CoordinateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    DecisionMethod how = checked();
    CoordinationFile file = read();
    refuseMisplaced(file);
    OutFolder folder = out == null ? null : OutFolder.made(out);
    try {
      print(report(file, how), folder);
    } catch (NoValueException | IllegalStateException e) {
      throw new Failure(e.getMessage());
    } catch (IllegalArgumentException e) {
      throw BadInput.of("%s: %s", what, e.getMessage());
    }
    return Exit.DONE;
  }

  private DecisionMethod checked() {
    if (gamma != null && !(gamma >= 0 && gamma <= 1)) {
      throw BadInput.of("--gamma is %s, expected 0 to 1", gamma);
    }
    if (tolerance != null && !(tolerance > 0 && tolerance < 1e9)) {
      throw BadInput.of("--tol is %s, expected a number above 0", tolerance);
    }
    if (horizon < 0 || horizon > 1_000_000) {
      throw BadInput.of("--horizon is %d, expected 0 to 1000000", horizon);
    }
    if (steps != null && (steps < 1 || steps > 10_000_000_000L)) {
      throw BadInput.of("--steps is %d, expected 1 to 10000000000", steps);
    }
    if (runs < 1 || runs > 1000) {
      throw BadInput.of("--runs is %d, expected 1 to 1000", runs);
    }
    if (!List.of("corrected", "literal").contains(rewards)) {
      throw BadInput.of("--rewards is '%s', expected corrected or literal", rewards);
    }
    if (rewards.equals("literal") && (contract || enforce.given())) {
      throw BadInput.of(
          "--rewards literal has no contract, expected it without --contract and --enforce");
    }
    exploration();
    objective();
    enforce.question();
    return DecisionMethod.of(method)
        .orElseThrow(
            () ->
                BadInput.of(
                    "--method is '%s', expected one of %s",
                    method, String.join(", ", DecisionMethod.words())));
  }

  private Objective objective() {
    if (!List.of("sum", "nash").contains(objective)) {
      throw BadInput.of("--objective is '%s', expected sum or nash", objective);
    }
    for (String actor : weights.keySet()) {
      if (!ACTORS.contains(actor)) {
        throw BadInput.of(
            "--weights has '%s', expected some of %s", actor, String.join(", ", ACTORS));
      }
    }
    try {
      return new Objective(objective.equals("nash"), weights);
    } catch (IllegalArgumentException e) {
      throw BadInput.of("--weights: %s", e.getMessage());
    }
  }

  private Exploration exploration() {
    return Exploration.of(explore)
        .orElseThrow(
            () ->
                BadInput.of(
                    "--explore is '%s', expected one of %s",
                    explore, String.join(", ", Exploration.words())));
  }

  private CoordinationFile read() throws IOException {
    try {
      return shell.services().need(CoordinationFiles.class).read(file(), shell::stopping);
    } catch (CancellationException e) {
      throw new Failure("stopped before %s was read, as asked".formatted(what));
    } catch (UnreadableException e) {
      throw new BadInput(e.getMessage());
    }
  }

  /** The file itself, or the one in the case folder. */
  private Path file() throws IOException {
    Path given = Path.of(what);
    if (Files.isRegularFile(given) || what.endsWith(".json")) {
      return given;
    }
    Path folder = shell.cases(null).folder(what);
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> one.getFileName().toString().matches("mdp_.*\\.json"))
          .sorted()
          .findFirst()
          .orElseThrow(
              () ->
                  BadInput.of(
                      "the case %s has no mdp_*.json, expected one with the five actors. Maybe take"
                          + " meb-europe",
                      what));
    }
  }

  private CoordinationReport process(DecisionProcess given, DecisionMethod how)
      throws NoValueException {
    if (start < -1 || start >= given.states() || start >= 0 && given.terminal(start)) {
      throw BadInput.of(
          "--start is %d, expected a state from 0 to %d that is not terminal",
          start, given.states() - 1);
    }
    DecisionProcess process = gamma == null ? given : given.discounted(gamma);
    DecisionQuestion question =
        new DecisionQuestion(
            how,
            tolerance == null ? DecisionQuestion.TOLERANCE : tolerance,
            horizon,
            average,
            learning(),
            shell::stopping);
    DecisionSolver solver = shell.services().need(DecisionSolver.class);
    return CoordinateReport.of(process, question, solver.solve(process, question));
  }

  private DecisionQuestion.Learning learning() {
    boolean deep = DecisionMethod.of(method).map(DecisionMethod::deep).orElse(false);
    long drawn = steps != null ? steps : deep ? DEEP_STEPS : STEPS;
    return new DecisionQuestion.Learning(drawn, seed, runs, exploration(), start);
  }

  private LoopQuestion loopQuestion(DecisionMethod how, LoopData data) {
    if (gamma != null && gamma == 1) {
      throw BadInput.of("--gamma is 1, expected below 1: the loop of a case has no end");
    }
    boolean terminal = System.console() != null;
    return new LoopQuestion(
        gamma == null ? Double.NaN : gamma,
        tolerance == null ? 1e-5 : tolerance,
        rewards.equals("literal"),
        contract || enforce.given(),
        enforce.question(),
        learners || how.learns(),
        sweep,
        objective(),
        home == null ? List.of() : new HomeRates(shell, home).of(what, data),
        how,
        learning(),
        shell::stopping,
        told -> {
          if (terminal) {
            shell.console().note("%s", told);
          }
        });
  }

  private void refuseMisplaced(CoordinationFile file) {
    boolean loop = file.process() == null && file.game() == null;
    only(loop, "--contract", contract);
    only(loop, "--enforce", enforce.given());
    only(loop, "--learners", learners);
    only(loop, "--sweep", sweep);
    only(loop, "--rewards literal", rewards.equals("literal"));
    only(loop, "--objective", !objective.equals("sum"));
    only(loop, "--weights", !weights.isEmpty());
    only(loop, "--home", home != null);
    only(loop, "--out", out != null);
    if (file.process() == null && (horizon > 0 || average)) {
      throw BadInput.of(
          "--horizon and --average are for a decision process in a file, expected %s without them",
          what);
    }
  }

  private void only(boolean may, String option, boolean given) {
    if (given && !may) {
      throw BadInput.of("%s is for a case with five actors, expected %s without it", option, what);
    }
  }

  private CoordinationReport report(CoordinationFile file, DecisionMethod how)
      throws NoValueException {
    if (file.process() != null) {
      return process(file.process(), how);
    }
    if (file.game() != null) {
      GameSolver games = shell.services().need(GameSolver.class);
      return CoordinateReport.of(file.game(), games.solve(file.game(), file.delta()));
    }
    return shell
        .services()
        .need(Coordinator.class)
        .coordinate(file.loop(), loopQuestion(how, file.loop()));
  }

  private void print(CoordinationReport report, OutFolder folder) throws IOException {
    if (folder != null) {
      report.files().forEach((name, text) -> folder.write("the report", name, text));
    }
    if (json) {
      CoordinateReport.json(report, shell.console().out());
    } else {
      report.lines().forEach(shell.console().out()::println);
    }
  }
}
