package org.looptwin.plugin.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What a JAR says of itself.
 *
 * @param file its name, without a folder
 * @param headers of the manifest
 */
record JarFacts(String file, Map<String, String> headers) {
  JarFacts {
    TreeMap<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    headers = all;
  }

  /**
   * @throws IOException when it is no JAR
   */
  static JarFacts read(Path jar) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      if (manifest != null) {
        Attributes attributes = manifest.getMainAttributes();
        attributes.forEach((key, value) -> headers.put(key.toString(), value.toString()));
      }
    }
    return new JarFacts(jar.getFileName().toString(), headers);
  }

  /** "" when there is none. */
  String symbolicName() {
    List<Clauses.Clause> clauses = Clauses.of(headers.get("Bundle-SymbolicName"));
    return clauses.isEmpty() ? "" : clauses.get(0).name();
  }

  /** "" when there is none. */
  String version() {
    return headers.getOrDefault("Bundle-Version", "").strip();
  }

  List<Clauses.Clause> imports() {
    return Clauses.of(headers.get("Import-Package"));
  }

  List<Clauses.Clause> exports() {
    return Clauses.of(headers.get("Export-Package"));
  }

  boolean has(String header) {
    return !headers.getOrDefault(header, "").isBlank();
  }

  /** The symbolic name, or the file's name where there is none. */
  String name() {
    return symbolicName().isEmpty() ? file : symbolicName();
  }
}
