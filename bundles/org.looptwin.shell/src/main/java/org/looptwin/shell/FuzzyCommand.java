package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.looptwin.optimise.api.Budget;
import org.looptwin.optimise.api.LinearSolver;
import org.looptwin.optimise.api.ModelWriter;
import org.looptwin.optimise.api.Watch;
import org.looptwin.optimise.api.fuzzy.FuzzyPlanning;
import org.looptwin.optimise.api.fuzzy.FuzzyQuestion;
import org.looptwin.optimise.api.fuzzy.FuzzyReport;
import org.looptwin.optimise.api.fuzzy.FuzzySettings;
import org.looptwin.optimise.api.fuzzy.FuzzyStudy;
import org.looptwin.optimise.api.fuzzy.SettingFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code looptwin fuzzy}: plans from vague numbers. */
@Command(
    name = "fuzzy",
    description =
        "Plans from fuzzy numbers: the fully fuzzy chain, the network between cost and CO2,"
            + " or any fuzzy program in a file.")
final class FuzzyCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "CASE|FILE.json", description = "A case, or a file with the model.")
  private String source;

  @Option(
      names = "--model",
      description = "study-b, study-c or program (default: as the file is; study-b for a case).")
  private String model;

  @Mixin private final FuzzyOptions options = new FuzzyOptions();

  @Option(names = "--worth", description = "study-c: what the IoT is worth, by parts.")
  private boolean worth;

  @Option(names = "--sensitivity", description = "study-c: demand, weights, alpha, phi, IoT off.")
  private boolean sensitivity;

  @Option(
      names = "--corners",
      description = "study-b: how often the crisp plan breaks at the corners of the data.")
  private boolean corners;

  @Option(names = "--solver", defaultValue = "auto", description = "highs, ojalgo or auto.")
  private String solver;

  @Option(names = "--gap", defaultValue = "0.001", description = "Relative gap (default: 0.001).")
  private double gap;

  @Option(names = "--time-limit", paramLabel = "S", defaultValue = "600", description = "Seconds.")
  private double timeLimit;

  @Option(names = "--seed", defaultValue = "1", description = "Of a drawn network (default: 1).")
  private long seed;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the crisp model of the first objective as .mps or .lp.")
  private Path export;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write fuzzy.json, report.html and tables.")
  private Path out;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  FuzzyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    FuzzyStudy study = study();
    FuzzySettings settings = options.settings();
    Budget budget = SearchLimits.budget(gap, timeLimit, seed);
    OutFolder folder = out == null ? null : OutFolder.made(out);
    FuzzyPlanning planning = shell.services().need(FuzzyPlanning.class);
    SolverChoice.of(
        shell.services().all(LinearSolver.class), LinearSolver::name, solver, "present");
    Path file = file(study);
    FuzzyQuestion question =
        new FuzzyQuestion(file.toString(), text(file), study, settings, extras(), solver, budget);
    try {
      write(planning, question);
      print(planning.answer(question, watch()), folder);
    } catch (SettingFault fault) {
      throw FuzzyOptions.refused(fault);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage());
    } catch (IllegalStateException e) {
      throw new Failure(e.getMessage());
    }
    return Exit.DONE;
  }

  private FuzzyStudy study() {
    if (model == null) {
      return isFile() ? null : FuzzyStudy.CHAIN;
    }
    return FuzzyStudy.named(model)
        .orElseThrow(
            () -> BadInput.of("--model is '%s', expected one of %s", model, FuzzyStudy.names()));
  }

  private boolean isFile() {
    return source.endsWith(".json") || Files.isRegularFile(Path.of(source));
  }

  private Path file(FuzzyStudy study) throws IOException {
    if (isFile()) {
      return Path.of(source);
    }
    return study
        .in(shell.cases(null).folder(source))
        .orElseThrow(
            () ->
                BadInput.of(
                    "the case %s has no file %s, expected one. Maybe name a FILE.json",
                    source, study.files()));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw BadInput.of("%s is not there, expected a case or a JSON file", file);
    } catch (IOException e) {
      throw BadInput.of("%s cannot be read, expected a JSON file in UTF-8", file);
    }
  }

  private Set<FuzzyQuestion.Extra> extras() {
    Set<FuzzyQuestion.Extra> extras = EnumSet.noneOf(FuzzyQuestion.Extra.class);
    if (worth) {
      extras.add(FuzzyQuestion.Extra.WORTH);
    }
    if (sensitivity) {
      extras.add(FuzzyQuestion.Extra.SENSITIVITY);
    }
    if (corners) {
      extras.add(FuzzyQuestion.Extra.CORNERS);
    }
    return extras;
  }

  private void write(FuzzyPlanning planning, FuzzyQuestion question) {
    if (export == null) {
      return;
    }
    try {
      new ModelWriter(planning.model(question)).write(export);
    } catch (IOException e) {
      throw BadInput.of("--export %s cannot be written: %s", export, e.getMessage());
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
      public void progress(double done, double bound, double seconds) {
        if (terminal && Double.isNaN(bound) && seconds > 1) {
          shell.console().note("%.0f models solved, %.0f s", done, seconds);
        }
      }
    };
  }

  private void print(FuzzyReport report, OutFolder folder) {
    if (folder != null) {
      folder.write("the plan", "fuzzy.json", report.json());
      folder.write("the plan", "report.html", report.html());
      report.tables().forEach((name, table) -> folder.write("the plan", name, table));
    }
    if (json) {
      shell.console().out().println(report.json());
    } else {
      report.lines().forEach(shell.console().out()::println);
    }
  }
}
