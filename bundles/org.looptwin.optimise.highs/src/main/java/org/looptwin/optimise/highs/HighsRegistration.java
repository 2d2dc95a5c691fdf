package org.looptwin.optimise.highs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
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
 * Loads the library and, where that works, registers the solver. Where it does not, one line says
 * why and other solvers serve: a missing native library is no error of the server.
 */
@Component(
    immediate = true,
    service = {})
public final class HighsRegistration {
  private static final Logger LOG = LoggerFactory.getLogger(HighsRegistration.class);
  private static final int PREFERRED = 100;

  private final ServiceRegistration<LinearSolver> registration;

  @Activate
  public HighsRegistration(BundleContext context) {
    LinearSolver solver = load(context.getDataFile("native"));
    registration =
        solver == null
            ? null
            : context.registerService(LinearSolver.class, solver, properties(solver));
  }

  @Deactivate
  void unregister() {
    if (registration != null) {
      registration.unregister();
    }
  }

  private static LinearSolver load(File folder) {
    Path place = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder.toPath();
    try {
      HighsSolver solver = HighsSolver.unpackedTo(place);
      LOG.info("Linear solver HiGHS {} is ready.", solver.version());
      return solver;
    } catch (IOException | UnsatisfiedLinkError | NoClassDefFoundError e) {
      LOG.info("No HiGHS on this system, other linear solvers serve: {}", e.getMessage());
      return null;
    }
  }

  private static Dictionary<String, Object> properties(LinearSolver solver) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("name", solver.name());
    properties.put("version", solver.version());
    properties.put(Constants.SERVICE_RANKING, PREFERRED);
    return properties;
  }
}
