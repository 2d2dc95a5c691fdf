package org.looptwin.rules.drools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * The bundle as it is shipped, in Felix: Drools is seen by nobody else, finds its parts inside the
 * bundle, and compiles against the bundle's own classes.
 */
class ContainerTest {
  private static final List<String> BUNDLES =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component-",
          "org.apache.felix.configadmin",
          "org.apache.felix.scr",
          "jackson-core",
          "jackson-annotations",
          "jackson-databind",
          "org.looptwin.model",
          "org.looptwin.model.json",
          "org.looptwin.rules.api",
          "org.looptwin.forecast.api",
          "org.looptwin.forecast.telemetry");

  @TempDir private Path folder;
  private Framework framework;

  @BeforeEach
  void start() throws BundleException {
    FrameworkFactory factory = new org.apache.felix.framework.FrameworkFactory();
    framework =
        factory.newFramework(
            Map.of(
                Constants.FRAMEWORK_STORAGE,
                folder.resolve("cache").toString(),
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                "org.slf4j;version=2.0.17,org.slf4j.spi;version=2.0.17",
                Constants.FRAMEWORK_BOOTDELEGATION,
                ""));
    framework.start();
    BundleContext context = framework.getBundleContext();
    for (String name : BUNDLES) {
      context.installBundle(onClassPath(name));
    }
    context.installBundle("reference:" + Path.of("target/classes").toAbsolutePath().toUri());
    for (Bundle bundle : context.getBundles()) {
      bundle.start();
    }
  }

  private static String onClassPath(String name) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> matches(path.toString(), name))
        .findFirst()
        .map(path -> (Files.isDirectory(path) ? "reference:" : "") + path.toUri())
        .orElseThrow(() -> new IllegalStateException(name + " is not on the class path."));
  }

  private static boolean matches(String path, String name) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.matches(java.util.regex.Pattern.quote(name) + "-?\\d.*\\.jar")
        || path.endsWith("/" + name + "/target/classes");
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  @Test
  void compilesThePacksAndPlaysTheirScenarios() throws Exception {
    installPack("disruption");
    installPack("carbon");
    Object library = library();

    List<?> results = (List<?>) call(library, "test", String.class, null);

    assertThat(results).hasSizeGreaterThan(20);
    assertThat(results).allSatisfy(result -> assertThat((Boolean) get(result, "passed")).isTrue());
    assertThat((List<?>) get(library, "problems")).isEmpty();
  }

  @Test
  void rulesWorkWithoutTheBundleThatForecastsTelemetry() throws Exception {
    Bundle forecasts = bundle("org.looptwin.forecast.telemetry");
    forecasts.uninstall();
    installPack("disruption");

    List<?> results = (List<?>) call(library(), "test", String.class, null);

    assertThat(results).isNotEmpty();
    assertThat(results).allSatisfy(result -> assertThat((Boolean) get(result, "passed")).isTrue());
  }

  @Test
  @Timeout(120)
  void rulesAreMadeAgainWhenTheBundleThatForecastsTelemetryComesLateAndWhenItIsSwapped()
      throws Exception {
    Bundle forecasts = bundle("org.looptwin.forecast.telemetry");
    forecasts.stop();
    installPack("stock");
    Object library = library();
    Object blind = get(library, "current");
    assertThat(get(blind, "outdated")).isEqualTo(false);

    forecasts.start();
    Object seeing = otherThan(blind, library);
    forecasts.stop();
    assertThat(get(seeing, "outdated")).as("it keeps what it has").isEqualTo(false);
    forecasts.start();
    Object newest = otherThan(seeing, library);

    assertThat(get(newest, "version")).isEqualTo(get(blind, "version"));
    assertThat(get(newest, "outdated")).isEqualTo(false);
    assertThat((List<?>) get(library, "problems")).isEmpty();
  }

  /** What is in force in the place of it, by a thread of the library. */
  private static Object otherThan(Object before, Object library) throws Exception {
    Object current = get(library, "current");
    while (current == before) {
      Thread.onSpinWait();
      current = get(library, "current");
    }
    return current;
  }

  @Test
  void takesTheHomesFilesByTheServersConfiguration() throws Exception {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("rules"));
    Files.writeString(home.resolve("rules/own.drl"), "package own;\nrule \"own\" when then end\n");

    configure("org.looptwin.server", home);
    Object current = get(library(), "current");

    assertThat((List<?>) get(current, "ruleNames")).hasToString("[own]");
  }

  @Test
  void showsDroolsToNobody() {
    Bundle engine = bundle("org.looptwin.rules.drools");

    assertThat(engine.getHeaders().get(Constants.EXPORT_PACKAGE)).isNull();
    assertThat(engine.getHeaders().get(Constants.IMPORT_PACKAGE)).doesNotContain("org.drools");
  }

  private Bundle bundle(String name) {
    return Arrays.stream(framework.getBundleContext().getBundles())
        .filter(bundle -> bundle.getSymbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void installPack(String name) throws IOException, BundleException {
    Path resources = Path.of("../../rules/org.looptwin.rules." + name + "/src/main/resources");
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    main.putValue(Constants.BUNDLE_SYMBOLICNAME, "org.looptwin.rules." + name);
    main.putValue(Pack.HEADER, "rules");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      put(jar, "rules/", PackReader.files(resources.resolve("rules"), ".drl"));
      put(jar, "scenarios/", PackReader.files(resources.resolve("scenarios"), ".json"));
    }
    framework
        .getBundleContext()
        .installBundle("pack:" + name, new ByteArrayInputStream(bytes.toByteArray()))
        .start();
  }

  private static void put(JarOutputStream jar, String folder, Map<String, String> files)
      throws IOException {
    for (var file : files.entrySet()) {
      jar.putNextEntry(new JarEntry(folder + file.getKey()));
      jar.write(file.getValue().getBytes(StandardCharsets.UTF_8));
    }
  }

  private Object library() throws Exception {
    return service("org.looptwin.rules.api.RuleLibrary");
  }

  /** Also services whose classes the test has on its own class path. */
  private Object service(String name) throws Exception {
    BundleContext context = framework.getBundleContext();
    ServiceReference<?>[] found = context.getAllServiceReferences(name, null);
    assertThat(found).as("%s is registered", name).isNotNull();
    return context.getService(found[0]);
  }

  private void configure(String pid, Path home) throws Exception {
    Object admin = service("org.osgi.service.cm.ConfigurationAdmin");
    Object configuration =
        admin
            .getClass()
            .getMethod("getConfiguration", String.class, String.class)
            .invoke(admin, pid, "?");
    Dictionary<String, Object> settings = new Hashtable<>();
    settings.put("home", home.toString());
    configuration.getClass().getMethod("update", Dictionary.class).invoke(configuration, settings);
    awaitSettings();
  }

  /** The watch over the folder begins after the configuration has been heard. */
  private void awaitSettings() throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < deadline) {
      if (Thread.getAllStackTraces().keySet().stream()
          .anyMatch(thread -> thread.getName().equals("looptwin-rules-folder"))) {
        return;
      }
      Thread.onSpinWait();
    }
  }

  private static Object get(Object target, String method) throws Exception {
    var found = target.getClass().getMethod(method);
    found.setAccessible(true);
    return found.invoke(target);
  }

  private static Object call(Object target, String method, Class<?> type, Object argument)
      throws Exception {
    return target.getClass().getMethod(method, type).invoke(target, argument);
  }
}
