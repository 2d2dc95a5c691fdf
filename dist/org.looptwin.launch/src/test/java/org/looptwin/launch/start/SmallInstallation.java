package org.looptwin.launch.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An installation with the framework's libraries and bundles made by a test. */
final class SmallInstallation {
  private final Path root;

  SmallInstallation(Path root) throws IOException {
    this.root = root;
    for (int level = 1; level <= 6; level++) {
      Files.createDirectories(folder(level));
    }
    for (String library : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
      Path jar = Path.of(library);
      String name = jar.getFileName().toString();
      if (name.matches("org\\.apache\\.felix\\.(scr|configadmin|log)-.*\\.jar")) {
        Files.copy(jar, folder(1).resolve(name));
      }
    }
  }

  Installation installation() {
    return new Installation(root);
  }

  /** Adds a bundle with some headers ({@code Name: value}). */
  SmallInstallation with(int level, String name, String... headers) throws IOException {
    return with(level, name, Map.of(), headers);
  }

  SmallInstallation with(int level, String name, Map<String, String> entries, String... headers)
      throws IOException {
    var manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    Arrays.stream(headers)
        .map(header -> header.split(": ", 2))
        .forEach(header -> main.putValue(header[0], header[1]));
    Path jar = folder(level).resolve(name + ".jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return this;
  }

  private Path folder(int level) {
    return root.resolve("system").resolve(Integer.toString(level));
  }
}
