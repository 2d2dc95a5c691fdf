package org.looptwin.shell;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.looptwin.model.home.Home;

/**
 * The plug-ins of a home as files: what a server takes up when it starts, or within two seconds
 * when one runs on this home.
 */
final class PluginFiles {
  private static final String IN_USE = "plugins";
  private static final String SHADOW = "shadow";
  private static final String REJECTED = "rejected";

  /**
   * @param name symbolic name, or the file's name when there is none
   * @param version of the bundle; "" when there is none
   * @param place {@code plugins}, {@code shadow} or {@code rejected}
   * @param because why it was rejected, else ""
   */
  record Found(String name, String version, String place, Path file, String because) {}

  private final Path plugins;

  private PluginFiles(Path plugins) {
    this.plugins = plugins;
  }

  /**
   * @throws BadInput when there is no such home
   */
  static PluginFiles of(Path root) {
    if (!Files.isDirectory(root)) {
      throw BadInput.of("--home %s does not exist, expected a server's home", root);
    }
    return new PluginFiles(new Home(root.toAbsolutePath().normalize()).plugins());
  }

  /** In use, in the shadow, rejected; each by file name. */
  List<Found> all() throws IOException {
    List<Found> all = new ArrayList<>(in(IN_USE));
    all.addAll(in(SHADOW));
    all.addAll(in(REJECTED));
    return all;
  }

  /**
   * Copies a JAR to its place in one go; a file with a plug-in of the same name is replaced.
   *
   * @return where it lies now
   */
  Path install(Path jar, boolean shadow) throws IOException {
    String place = shadow ? SHADOW : IN_USE;
    String name = read(jar, place).name();
    Path target =
        in(place).stream()
            .filter(found -> found.name().equals(name))
            .map(Found::file)
            .findFirst()
            .orElse(folder(place).resolve(jar.getFileName()));
    Files.createDirectories(target.getParent());
    Path part = target.resolveSibling("." + target.getFileName() + ".part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    return Files.move(
        part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Deletes the file of a plug-in: of the one in use, else of the one in the shadow, else of a
   * rejected one.
   *
   * @return what was deleted
   */
  Path remove(String name) throws IOException {
    Path file =
        all().stream()
            .filter(found -> found.name().equals(name))
            .map(Found::file)
            .findFirst()
            .orElseThrow(
                () ->
                    BadInput.of(
                        "there is no plug-in '%s' in %s, expected one that 'plugin list' shows",
                        name, plugins));
    Files.delete(file);
    Files.deleteIfExists(why(file));
    return file;
  }

  private List<Found> in(String place) throws IOException {
    List<Found> found = new ArrayList<>();
    if (Files.isDirectory(folder(place))) {
      TreeSet<Path> jars = new TreeSet<>();
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(place), "*.jar")) {
        files.forEach(jars::add);
      }
      for (Path jar : jars) {
        found.add(read(jar, place));
      }
    }
    return found;
  }

  private Path folder(String place) {
    return place.equals(IN_USE) ? plugins : plugins.resolve(place);
  }

  private static Path why(Path jar) {
    return jar.resolveSibling(jar.getFileName() + ".why");
  }

  private static Found read(Path jar, String place) throws IOException {
    String because =
        Files.exists(why(jar)) ? String.join(" ", Files.readAllLines(why(jar))).strip() : "";
    String file = jar.getFileName().toString();
    try (JarFile content = new JarFile(jar.toFile(), false)) {
      Manifest manifest = content.getManifest();
      String name = header(manifest, "Bundle-SymbolicName").replaceFirst(";.*", "").strip();
      String version = header(manifest, "Bundle-Version").strip();
      return new Found(name.isEmpty() ? file : name, version, place, jar, because);
    } catch (java.util.zip.ZipException e) { // no JAR: it is named by its file
      return new Found(file, "", place, jar, because);
    }
  }

  private static String header(Manifest manifest, String name) {
    String value = manifest == null ? null : manifest.getMainAttributes().getValue(name);
    return value == null ? "" : value;
  }
}
