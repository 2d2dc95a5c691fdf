package org.looptwin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.launch.CommandLine;
import org.looptwin.launch.Levels;
import org.looptwin.launch.start.Container;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** The bundles of the distribution, in the framework that the launcher starts. */
class PackedDistributionTest {
  @TempDir static Path cache;

  private static final List<String> PROBLEMS = new ArrayList<>();
  private static Container container;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(Path.of(System.getProperty("felix.fileinstall.dir")));
    container = new Container(House.installation(), cache, PROBLEMS::add);
    container.start();
    container.moveTo(Levels.PROVIDERS);
  }

  @AfterAll
  static void stop() throws Exception {
    container.stop(Duration.ofSeconds(20));
  }

  @Test
  void everyComponentThatWorksOfflineIsReady() throws InterruptedException {
    assertThat(container.await(CommandLine.class, Duration.ofSeconds(10))).isPresent();
    assertThat(container.problems()).isEmpty();
  }

  @Test
  void everyBundleStartsEvenWithoutAServer() {
    startAll();
    assertThat(PROBLEMS).isEmpty();
    assertThat(container.bundles())
        .filteredOn(bundle -> bundle.getState() != Bundle.ACTIVE)
        .extracting(Bundle::getSymbolicName)
        .isEmpty();
  }

  @Test
  void everyLibraryIsUsedByAnotherBundle() {
    startAll();
    assertThat(container.bundles())
        .filteredOn(bundle -> !bundle.getSymbolicName().startsWith("org.looptwin."))
        .filteredOn(PackedDistributionTest::unused)
        .extracting(Bundle::getSymbolicName)
        .isEmpty();
  }

  /** Components above the providers want a configuration, so only the bundles start. */
  private static void startAll() {
    container.moveTo(Levels.HTTP);
  }

  /** Neither a package nor a service of it is used by another; file watching needs no user. */
  private static boolean unused(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    return wiring != null
        && wiring.getProvidedWires(null).isEmpty()
        && bundle.getRegisteredServices() == null
        && !bundle.getSymbolicName().equals("org.apache.felix.fileinstall");
  }
}
