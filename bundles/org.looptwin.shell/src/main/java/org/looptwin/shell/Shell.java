package org.looptwin.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.looptwin.launch.CommandLine;
import org.looptwin.optimise.api.Watch;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The command line: finds the command, runs it, and turns what went wrong into one line. */
@Component
@Command(
    name = "looptwin",
    description = "A rule-driven digital twin of the closed-loop battery supply chain.",
    synopsisSubcommandLabel = "COMMAND")
public final class Shell implements CommandLine {
  private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

  private final Services services;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private Console console;

  @Activate
  public Shell(BundleContext context) {
    this.services = new Services(context);
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) {
    console = new Console(out, err);
    picocli.CommandLine commands = new picocli.CommandLine(this);
    String word = arguments.isEmpty() ? "" : arguments.get(0);
    for (Object command : Commands.wanted(word, this)) {
      commands.addSubcommand(command);
    }
    addHelp(commands);
    commands.getCommandSpec().versionProvider(new Version(services.context().getBundle()));
    commands
        .getCommandSpec()
        .addOption(
            picocli.CommandLine.Model.OptionSpec.builder("--version", "-V")
                .versionHelp(true)
                .description("Show the version.")
                .build());
    commands.setOut(new java.io.PrintWriter(out, true));
    commands.setErr(new java.io.PrintWriter(err, true));
    commands.setExecutionExceptionHandler(failures());
    commands.setParameterExceptionHandler(usage());
    if (arguments.isEmpty()) {
      commands.usage(out);
      return Exit.DONE;
    }
    Optional<String> slip = UnknownCommand.of(commands, word);
    if (slip.isPresent()) {
      console.error(slip.get());
      return Exit.BAD_INPUT;
    }
    return commands.execute(arguments.toArray(new String[0]));
  }

  private static void addHelp(picocli.CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            picocli.CommandLine.Model.OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .description("Show this help.")
                .build());
    command.getSubcommands().values().forEach(Shell::addHelp);
  }

  private IExecutionExceptionHandler failures() {
    return (problem, command, parsed) -> {
      if (problem instanceof BadInput) {
        console.error(problem.getMessage());
        return Exit.BAD_INPUT;
      }
      if (!(problem instanceof Failure)) {
        LOG.error("The command {} failed", command.getCommandName(), problem);
      }
      console.error(
          problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
      return Exit.FAILED;
    };
  }

  private IParameterExceptionHandler usage() {
    return (ParameterException problem, String[] arguments) -> {
      console.error(
          words(problem.getMessage())
              + ", expected as in 'looptwin "
              + name(problem.getCommandLine())
              + "--help'");
      return Exit.BAD_INPUT;
    };
  }

  /** Without the names of Java's types. */
  private static String words(String message) {
    return message
        .replace('\n', ' ')
        .replaceAll("is not an int$", "is no whole number, or too large")
        .replaceAll("is not a long$", "is no whole number, or too large")
        .replaceAll("is not a double$", "is no number");
  }

  private static String name(picocli.CommandLine command) {
    String name = command.getCommandName();
    return name.equals("looptwin") ? "" : name + " ";
  }

  @Override
  public void stop() {
    stopped.countDown();
  }

  Services services() {
    return services;
  }

  Console console() {
    return console;
  }

  /** Released when the command should end. */
  CountDownLatch stopped() {
    return stopped;
  }

  boolean stopping() {
    return stopped.getCount() == 0;
  }

  /** Cancels what is under way when the command should end. */
  Watch watch() {
    return new Watch() {
      @Override
      public boolean cancelled() {
        return stopping();
      }
    };
  }

  Path installation() {
    return Path.of(services.context().getProperty("looptwin.installation"));
  }

  /**
   * @param home whose own cases come first, or null
   */
  Cases cases(Path home) {
    return new Cases(installation(), home, console);
  }
}
