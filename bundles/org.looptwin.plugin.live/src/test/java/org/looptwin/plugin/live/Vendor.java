package org.looptwin.plugin.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.looptwin.forecast.api.ForecastAnswer;
import org.looptwin.forecast.api.Forecaster;
import org.looptwin.model.forecast.SeriesHistory;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A vendor's forecaster in a bundle of its own. */
public final class Vendor implements BundleActivator, Forecaster {
  /** What a bundle does when it is started; set by tests, asked across the bundle's border. */
  static final String ON_START = "vendor.on-start";

  private String name;

  @Override
  public void start(BundleContext context) {
    name = context.getBundle().getSymbolicName();
    if (context.getBundle().getHeaders().get("Fails") != null
        || System.getProperty(ON_START) != null) {
      throw new IllegalStateException("no licence");
    }
    context.registerService(Forecaster.class, this, null);
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public ForecastAnswer forecast(SeriesHistory history, int horizon, long seed) {
    return new ForecastAnswer.Path(java.util.Collections.nCopies(horizon, 1.0));
  }

  /**
   * Its JAR.
   *
   * @param headers more headers of the manifest, as {@code name=value}
   */
  static byte[] jar(String name, String version, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.putValue("Manifest-Version", "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue("Bundle-Version", version);
    main.putValue("Bundle-Activator", Vendor.class.getName());
    main.putValue(
        "Import-Package",
        "org.osgi.framework,org.looptwin.forecast.api,org.looptwin.model.forecast");
    for (String header : headers) {
      main.putValue(header.split("=", 2)[0], header.split("=", 2)[1]);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Class<?> type : List.of(Vendor.class)) {
        String path = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(path));
        try (InputStream content = type.getClassLoader().getResourceAsStream(path)) {
          content.transferTo(jar);
        }
      }
    }
    return bytes.toByteArray();
  }
}
