package org.looptwin.optimise.external;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.looptwin.optimise.api.LinearSolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers a {@link LinearSolver} for every program that is there: named by the configuration, by
 * an environment variable such as {@code LOOPTWIN_CBC}, or found on the PATH. They rank below the
 * house's own, so that nobody gets one without asking for it.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.looptwin.optimise.external")
public final class ExternalSolvers {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalSolvers.class);
  private static final int LEAST_PREFERRED = -100;
  private static final String OFF = "off";

  private final List<ExternalSolver> solvers = new ArrayList<>();
  private final List<ServiceRegistration<LinearSolver>> registrations = new ArrayList<>();

  @Activate
  public ExternalSolvers(BundleContext context, Map<String, Object> settings) {
    List<Dialect> dialects =
        List.of(new CbcDialect(), new GlpkDialect(), new GurobiDialect(), new CplexDialect());
    int ranking = LEAST_PREFERRED;
    for (Dialect dialect : dialects) {
      ranking--;
      Optional<Path> program = program(dialect, settings, System::getenv);
      if (program.isPresent()) {
        ExternalSolver solver = new ExternalSolver(dialect, program.get(), System::nanoTime);
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("name", solver.name());
        properties.put(Constants.SERVICE_RANKING, ranking);
        solvers.add(solver);
        registrations.add(context.registerService(LinearSolver.class, solver, properties));
        LOG.debug("Linear solver {} is {}.", solver.name(), program.get());
      }
    }
  }

  /** Where a program is, if it is anywhere. */
  static Optional<Path> program(
      Dialect dialect, Map<String, Object> settings, UnaryOperator<String> environment) {
    Object configured = settings.get(dialect.name());
    String variable = environment.apply("LOOPTWIN_" + dialect.name().toUpperCase(Locale.ROOT));
    String named = configured != null ? configured.toString().strip() : variable;
    if (named == null || named.isBlank()) {
      return onPath(dialect.program(), environment.apply("PATH"));
    }
    if (named.equalsIgnoreCase(OFF)) {
      return Optional.empty();
    }
    Optional<Path> program = executable(named);
    if (program.isEmpty()) {
      LOG.warn(
          "Solver {} is set to {}, which is no program that can be run. Maybe name its full path.",
          dialect.name(),
          named);
    }
    return program;
  }

  private static Optional<Path> onPath(String program, String path) {
    if (path == null) {
      return Optional.empty();
    }
    for (String folder : path.split(java.io.File.pathSeparator)) {
      for (String ending : List.of("", ".exe")) {
        Optional<Path> found =
            folder.isBlank() ? Optional.empty() : executable(folder + "/" + program + ending);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(String name) {
    try {
      Path path = Path.of(name);
      return path.isAbsolute() && Files.isRegularFile(path) && Files.isExecutable(path)
          ? Optional.of(path)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Programs that run are ended first: whoever waits for one is told that it was cancelled. */
  @Deactivate
  void close() {
    solvers.forEach(ExternalSolver::close);
    registrations.forEach(ServiceRegistration::unregister);
  }
}
