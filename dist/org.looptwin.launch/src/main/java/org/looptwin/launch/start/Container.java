package org.looptwin.launch.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/** The OSGi framework with the distribution's bundles in it. */
public final class Container {
  /** The launcher's class path, as bundles see it; slf4j as 1.7.36 for libraries built before 2. */
  private static final List<String> PACKAGES =
      List.of(
          "org.looptwin.launch;version=1.0.0",
          "org.slf4j;version=1.7.36",
          "org.slf4j.event;version=1.7.36",
          "org.slf4j.helpers;version=1.7.36",
          "org.slf4j.spi;version=1.7.36",
          "org.slf4j;version=2.0.17",
          "org.slf4j.event;version=2.0.17",
          "org.slf4j.helpers;version=2.0.17",
          "org.slf4j.spi;version=2.0.17",
          "org.osgi.service.cm;version=1.6.1",
          "org.osgi.service.component;version=1.5.1",
          "org.osgi.service.component.runtime;version=1.5.0",
          "org.osgi.service.component.runtime.dto;version=1.5.0",
          "org.osgi.service.log;version=1.5.0",
          "org.osgi.service.log.admin;version=1.0.0",
          "org.osgi.util.function;version=1.2.0",
          "org.osgi.util.promise;version=1.3.0");

  private final Installation installation;
  private final Framework framework;
  private final Consumer<String> problems;
  private final List<Bundle> bundles = new ArrayList<>();

  /**
   * @param cache an empty folder for the framework
   * @param problems told at once of every bundle that does not resolve or start
   */
  public Container(Installation installation, Path cache, Consumer<String> problems) {
    this.installation = installation;
    this.framework = new FrameworkFactory().newFramework(properties(installation, cache));
    this.problems = problems;
  }

  /** Starts the framework and its libraries, the lowest level; the other bundles are installed. */
  public void start() throws BundleException, IOException {
    framework.init(this::onEvent);
    framework.getBundleContext().addFrameworkListener(this::onEvent);
    FrameworkStartLevel levels = framework.adapt(FrameworkStartLevel.class);
    int usual = levels.getInitialBundleStartLevel();
    for (Installation.Part part : installation.parts()) {
      levels.setInitialBundleStartLevel(part.level());
      install(part);
    }
    levels.setInitialBundleStartLevel(usual);
    framework.start();
    new SystemLog(framework.getBundleContext()).open();
  }

  /** Registers a service of the launcher. */
  public <S> void offer(Class<S> type, S service) {
    Dictionary<String, Object> none = new Hashtable<>();
    framework.getBundleContext().registerService(type, service, none);
  }

  /** Moves up or down and waits until the bundles have started or stopped. */
  public void moveTo(int level) {
    var reached = new CountDownLatch(1);
    framework.adapt(FrameworkStartLevel.class).setStartLevel(level, event -> reached.countDown());
    try {
      reached.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted on the way to level %d.".formatted(level), e);
    }
  }

  /** Waits for a service, but not for ever. */
  public <S> Optional<S> await(Class<S> type, Duration patience) throws InterruptedException {
    var tracker = new ServiceTracker<S, S>(framework.getBundleContext(), type, null);
    tracker.open();
    // Never closed: the service is used until the framework stops, which closes it.
    return Optional.ofNullable(tracker.waitForService(patience.toMillis()));
  }

  /** What should be running and is not, see {@link org.looptwin.launch.Levels#problems()}. */
  public List<String> problems() {
    return new Diagnosis(framework.getBundleContext(), bundles).problems();
  }

  /** The distribution's bundles. */
  public List<Bundle> bundles() {
    return List.copyOf(bundles);
  }

  /** Stops everything, the highest level first. */
  public void stop(Duration patience) throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(patience.toMillis());
  }

  private void install(Installation.Part part) throws BundleException {
    Bundle bundle = framework.getBundleContext().installBundle(reference(part.jar()));
    bundle.start();
    bundles.add(bundle);
  }

  private void onEvent(FrameworkEvent event) {
    if (event.getType() == FrameworkEvent.ERROR) {
      problems.accept(Diagnosis.describe(event.getBundle(), event.getThrowable()));
    }
  }

  /** Used in place, not copied to the cache. */
  private static String reference(Path jar) {
    return "reference:" + jar.toUri();
  }

  private static Map<String, String> properties(Installation installation, Path cache) {
    Map<String, String> properties = new HashMap<>(FileInstall.PROPERTIES);
    properties.put("org.osgi.framework.storage", cache.toString());
    properties.put("org.osgi.framework.storage.clean", "onFirstInit");
    properties.put("org.osgi.framework.startlevel.beginning", "1");
    // The component runtime looks for the configuration service in the name of every bundle. For
    // one
    // that does not import its package the framework searches the bundle's whole class path, and
    // unpacks the JARs in it, unless the class loader of the launcher is asked first.
    properties.put("org.osgi.framework.bootdelegation", "org.osgi.service.cm");
    properties.put("org.osgi.framework.bundle.parent", "app");
    // Two versions of a plug-in are there at once while one takes over from the other.
    properties.put("org.osgi.framework.bsnversion", "multiple");
    properties.put("org.osgi.framework.system.packages.extra", String.join(",", PACKAGES));
    properties.put("felix.log.level", "0");
    properties.put(Installation.PROPERTY, installation.root().toString());
    return properties;
  }
}
