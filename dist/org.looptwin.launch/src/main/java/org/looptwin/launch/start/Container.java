package org.looptwin.launch.start;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
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
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/** The OSGi framework with the distribution's bundles in it. */
final class Container {
  private final Framework framework;
  private final Consumer<String> problems;
  private final List<Bundle> bundles = new ArrayList<>();

  /**
   * @param properties for the framework
   * @param problems told at once of every bundle that does not resolve or start
   */
  Container(Map<String, String> properties, Consumer<String> problems) {
    this.framework = new FrameworkFactory().newFramework(properties);
    this.problems = problems;
  }

  /** Starts the framework itself and installs the bundles; none of them runs yet. */
  void start(List<Installation.Part> parts) throws BundleException {
    framework.init(this::onEvent);
    framework.getBundleContext().addFrameworkListener(this::onEvent);
    for (Installation.Part part : parts) {
      install(part);
    }
    framework.start();
  }

  <S> void offer(Class<S> type, S service) {
    Dictionary<String, Object> none = new Hashtable<>();
    framework.getBundleContext().registerService(type, service, none);
  }

  /** Moves up or down and waits until the bundles have started or stopped. */
  void moveTo(int level) {
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
  <S> Optional<S> await(Class<S> type, Duration patience) throws InterruptedException {
    var tracker = new ServiceTracker<S, S>(framework.getBundleContext(), type, null);
    tracker.open();
    // Never closed: the service is used until the framework stops, which closes it.
    return Optional.ofNullable(tracker.waitForService(patience.toMillis()));
  }

  Diagnosis diagnosis() {
    return new Diagnosis(framework.getBundleContext(), bundles);
  }

  SystemLog systemLog() {
    return new SystemLog(framework.getBundleContext());
  }

  void stop(Duration patience) throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(patience.toMillis());
  }

  private void install(Installation.Part part) throws BundleException {
    Bundle bundle = framework.getBundleContext().installBundle(reference(part.jar()));
    bundle.adapt(BundleStartLevel.class).setStartLevel(part.level());
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

  /** What the framework's own packages are, and what the launcher's class path adds to them. */
  static Map<String, String> properties(Path cache, String extraPackages) throws IOException {
    return Map.of(
        "org.osgi.framework.storage", cache.toString(),
        "org.osgi.framework.storage.clean", "onFirstInit",
        "org.osgi.framework.startlevel.beginning", "1",
        "org.osgi.framework.system.packages.extra", extraPackages,
        "felix.log.level", "0");
  }
}
