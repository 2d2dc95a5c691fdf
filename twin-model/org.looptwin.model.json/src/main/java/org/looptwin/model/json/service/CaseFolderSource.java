package org.looptwin.model.json.service;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.stream.Collectors;
import org.looptwin.model.home.Home;
import org.looptwin.model.json.CaseExchange;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.json.CaseShelf;
import org.looptwin.model.json.Problem;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the server's case at its start and offers it as a {@link CaseSource}, each case as a
 * service of its own.
 */
@Component(
    immediate = true,
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CaseFolderSource implements CaseExchange {
  private static final Logger LOG = LoggerFactory.getLogger(CaseFolderSource.class);

  private final BundleContext context;
  private CaseInForce inForce;
  private ServiceRegistration<CaseSource> registration;

  /** What this component takes from the server's configuration. */
  public @interface Settings {
    /** Absolute path of the home folder. */
    String home();

    /** Absolute path of the case folder. */
    String caseDir();
  }

  private record CaseInForce(Case current, String digest) implements CaseSource {}

  /**
   * @throws IllegalStateException when the case cannot be used; the message names every error
   */
  @Activate
  public CaseFolderSource(Settings settings, BundleContext context) {
    this.context = context;
    Path folder = Path.of(settings.caseDir());
    CaseShelf.Taken taken = take(CaseShelf.of(new Home(Path.of(settings.home()))), folder);
    CaseReading reading = taken.reading();
    reading.warnings().forEach(problem -> LOG.warn("{}", problem));
    if (reading.reference() == null) {
      throw new IllegalStateException(
          reading.errors().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    offer(new CaseInForce(reading.reference(), taken.digest()));
  }

  /** A server starts also where no copy can be written: its disk may be full. */
  private static CaseShelf.Taken take(CaseShelf shelf, Path folder) {
    try {
      return shelf.take(folder);
    } catch (IOException e) {
      LOG.warn("The case {} is used, but no copy of it is kept: {}", folder, e.toString());
      return new CaseShelf.Taken("", CaseFolder.read(folder));
    }
  }

  private void offer(CaseInForce next) {
    inForce = next;
    registration = context.registerService(CaseSource.class, next, new Hashtable<>());
    LOG.info(
        "Case {} has {} sites and {} lanes; month 1 is {}.",
        next.current().name(),
        next.current().network().nodes().size(),
        next.current().network().lanes().size(),
        next.current().firstMonth());
  }

  @Override
  public synchronized CaseSource inForce() {
    return inForce;
  }

  @Override
  public synchronized void use(Case reference, String digest) {
    leave();
    offer(new CaseInForce(reference, digest));
  }

  /** The loop first, then inbound, then the twin. */
  private void leave() {
    Dictionary<String, Object> leaving = new Hashtable<>();
    leaving.put(CaseSource.LEAVING, true);
    registration.setProperties(leaving);
    registration.unregister();
  }

  @Deactivate
  synchronized void close() {
    registration.unregister();
  }
}
