package org.looptwin.plugin.live;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * What a JAR says of itself.
 *
 * @param file its name, without a folder
 * @param headers of the manifest
 */
record JarFacts(String file, Map<String, String> headers) {
  /** Of a manifest; 1 MiB. */
  private static final int MOST_BYTES = 1 << 20;

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
      ZipEntry manifest = file.getEntry(JarFile.MANIFEST_NAME);
      if (manifest != null) {
        Attributes attributes = manifest(file, manifest).getMainAttributes();
        attributes.forEach((key, value) -> headers.put(key.toString(), value.toString()));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
    return new JarFacts(jar.getFileName().toString(), headers);
  }

  /** What it says of itself; its name alone when it is no JAR. */
  static JarFacts asFarAsKnown(Path jar) {
    try {
      return read(jar);
    } catch (IOException e) { // whoever tries it says so
      return new JarFacts(jar.getFileName().toString(), Map.of());
    }
  }

  /** What the entry says of its size cannot be trusted. */
  private static Manifest manifest(JarFile file, ZipEntry entry) throws IOException {
    try (InputStream content = file.getInputStream(entry)) {
      byte[] bytes = content.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("its manifest has more than %d bytes".formatted(MOST_BYTES));
      }
      return new Manifest(new ByteArrayInputStream(bytes));
    }
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
