package org.looptwin.plugin.live;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.looptwin.plugin.api.Verification;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings bundles of plug-ins into the framework and out again. Each comes under a location of its
 * own, so that two versions of one plug-in can be there at once; the file itself is not held open.
 */
final class Installer {
  private static final Logger LOG = LoggerFactory.getLogger(Installer.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Pattern PACKAGE = Pattern.compile("osgi\\.wiring\\.package=([\\w.]+)");
  private static final Pattern MISSING =
      Pattern.compile("missing requirement \\[.*?\\] (.*?)( \\[caused by.*)?\\]?$", Pattern.DOTALL);

  private final BundleContext context;
  private final AtomicLong number = new AtomicLong();

  Installer(BundleContext context) {
    this.context = context;
  }

  /**
   * @throws BundleException when the framework refuses it
   */
  Bundle install(Path jar) throws BundleException, IOException {
    try (InputStream content = Files.newInputStream(jar)) {
      Bundle bundle =
          context.installBundle(
              PluginBundles.location(number.incrementAndGet(), jar.getFileName().toString()),
              content);
      // The lowest level that plug-ins of the command line's checks have, too.
      bundle.adapt(BundleStartLevel.class).setStartLevel(1);
      return bundle;
    }
  }

  /** Starts it; what is wrong, or "". */
  String start(Bundle bundle, PluginThreads threads) {
    try {
      return threads.call("the bundle's start", DEADLINE, () -> startNow(bundle));
    } catch (CallFailed e) {
      return e.getMessage();
    }
  }

  private static String startNow(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
      return "";
    } catch (BundleException e) {
      return e.getType() == BundleException.RESOLVE_ERROR
          ? missing(e.getMessage())
          : "it does not start: " + root(e);
    }
  }

  /** The framework's words on what is missing, in ours. */
  static String missing(String message) {
    Matcher wanted = PACKAGE.matcher(message);
    if (wanted.find()) {
      String last = wanted.group(1);
      while (wanted.find()) {
        last = wanted.group(1);
      }
      return "it imports the package %s, which no bundle of this server exports in that version (%s)."
              .formatted(last, requirement(message))
          + " Maybe pack the library that has it into the plug-in";
    }
    return "it does not resolve: " + requirement(message);
  }

  private static String requirement(String message) {
    Matcher found = MISSING.matcher(message.strip());
    return found.find() ? found.group(1).strip() : message.strip();
  }

  private static String root(Throwable problem) {
    Throwable cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }

  /**
   * Stops and uninstalls it; no other bundle notices. What does not stop in time is left behind.
   *
   * @return what was left behind, or ""
   */
  String uninstall(Bundle bundle, PluginThreads threads) {
    boolean interrupted = Thread.interrupted(); // it goes all the same
    try {
      threads.call(
          "the bundle's stop",
          DEADLINE,
          () -> {
            bundle.uninstall();
            return null;
          });
      context
          .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
          .adapt(FrameworkWiring.class)
          .refreshBundles(List.of(bundle));
    } catch (CallFailed e) {
      LOG.warn("Plug-in {} stays in memory: {}", bundle.getSymbolicName(), e.getMessage());
    } finally {
      threads.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    int left = threads.abandoned();
    return left == 0
        ? ""
        : "%d calls to it never returned; their threads are left behind".formatted(left);
  }

  /** For a report when the framework refuses the file. */
  static Verification.Line refused(Exception problem) {
    return new Verification.Line("bundle", "the framework installs it", root(problem));
  }
}
