package org.looptwin.forecast.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.runtime.djl.NeuralRuntime;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** The bundle in Felix, with the tests' own PyTorch: its natives load once in a JVM. */
class ContainerTest {
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr");

  private static final Path CLASSES = Path.of("target/classes").toAbsolutePath();

  @TempDir private Path folder;
  private Framework framework;
  private Bundle lstm;

  @BeforeEach
  void start() throws Exception {
    framework =
        new org.apache.felix.framework.FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    folder.resolve("cache").toString(),
                    Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                    imported()));
    framework.start();
    BundleContext context = framework.getBundleContext();
    for (String name : BUNDLES) {
      context.installBundle(onClassPath(name)).start();
    }
    context.registerService(NeuralRuntime.class, Given.TORCH, null);
    lstm = context.installBundle("reference:" + CLASSES.toUri());
    lstm.start();
  }

  /** What the bundle imports, to be had from the tests' class path. */
  private static String imported() throws IOException {
    Manifest manifest;
    try (InputStream stream = Files.newInputStream(CLASSES.resolve("META-INF/MANIFEST.MF"))) {
      manifest = new Manifest(stream);
    }
    Matcher matcher =
        Pattern.compile("([a-z][\\w.]*);version=\"\\[([\\d.]+),")
            .matcher(manifest.getMainAttributes().getValue(Constants.IMPORT_PACKAGE));
    return matcher
        .results()
        .map(each -> each.group(1) + ";version=" + each.group(2))
        .collect(Collectors.joining(","));
  }

  private static String onClassPath(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(
            path -> path.getFileName().toString().matches(Pattern.quote(name) + "-?\\d.*\\.jar"))
        .findFirst()
        .map(path -> path.toUri().toString())
        .orElseThrow(() -> new IllegalStateException(name + " is not on the class path."));
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  private Forecaster member(String name) throws Exception {
    BundleContext context = framework.getBundleContext();
    for (ServiceReference<Forecaster> each : context.getServiceReferences(Forecaster.class, null)) {
      if (context.getService(each).name().equals(name)) {
        return context.getService(each);
      }
    }
    throw new IllegalStateException(name + " is not there.");
  }

  private static boolean trains() {
    boolean free = Given.TORCH.training().tryLock();
    if (free) {
      Given.TORCH.training().unlock();
    }
    return !free;
  }

  private static boolean threadRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("lstm-training"));
  }

  @Test
  @Timeout(120)
  void aLongTrainingEndsWhenTheBundleStops() throws Exception {
    member("lstm").forecast(Given.history("x", Given.sines(480)), 12, 1);
    while (!trains()) {
      Thread.onSpinWait();
    }
    long begun = System.nanoTime();
    lstm.stop();
    System.out.printf(
        "A training of 480 months: its bundle stopped within %d ms%n",
        (System.nanoTime() - begun) / 1_000_000);
    assertThat(lstm.getState()).isEqualTo(Bundle.RESOLVED);
    assertThat(threadRuns()).isFalse();
    assertThat(trains()).isFalse();
  }
}
