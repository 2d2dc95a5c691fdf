package org.looptwin.model.json.service;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.looptwin.model.json.CaseFolder;
import org.looptwin.model.json.CaseReading;
import org.looptwin.model.json.Problem;
import org.looptwin.model.network.Case;
import org.looptwin.model.network.CaseSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the server's case once, at its start. */
@Component(
    configurationPid = "org.looptwin.server",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class CaseFolderSource implements CaseSource {
  private static final Logger LOG = LoggerFactory.getLogger(CaseFolderSource.class);

  /** What this component takes from the server's configuration. */
  public @interface Settings {
    /** Absolute path of the case folder. */
    String caseDir();
  }

  private final Case reference;

  /**
   * @throws IllegalStateException when the case cannot be used; the message names every error
   */
  @Activate
  public CaseFolderSource(Settings settings) {
    CaseReading reading = CaseFolder.read(Path.of(settings.caseDir()));
    reading.warnings().forEach(problem -> LOG.warn("{}", problem));
    if (reading.reference() == null) {
      throw new IllegalStateException(
          reading.errors().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }
    reference = reading.reference();
    LOG.info(
        "Case {} has {} sites and {} lanes; month 1 is {}.",
        reference.name(),
        reference.network().nodes().size(),
        reference.network().lanes().size(),
        reference.firstMonth());
  }

  @Override
  public Case current() {
    return reference;
  }
}
