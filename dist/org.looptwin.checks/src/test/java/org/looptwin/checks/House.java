package org.looptwin.checks;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.looptwin.launch.start.Installation;

/** Our own rooms (bundles) in the packed distribution. */
final class House {
  private static final String OURS = "org.looptwin.";

  /**
   * A bundle of ours.
   *
   * @param name symbolic name = folder = root package
   */
  record Room(String name, Path jar) {
    boolean isModel() {
      return name.equals("org.looptwin.model") || name.equals("org.looptwin.model.json");
    }

    boolean isApi() {
      return name.endsWith(".api");
    }

    /** Contract tests, which vendors run and the server too. */
    boolean isTck() {
      return name.endsWith(".tck");
    }

    /** A native runtime of others, loaded once. */
    boolean isRuntime() {
      return name.startsWith("org.looptwin.runtime.");
    }

    /** Whether others may know its packages. */
    boolean isShared() {
      return isModel() || isApi() || isTck() || isRuntime() || isLauncher();
    }

    /** {@code org.looptwin.optimise} of {@code org.looptwin.optimise.tck}. */
    String capability() {
      return name.substring(0, name.lastIndexOf('.'));
    }

    boolean isLauncher() {
      return name.equals("org.looptwin.launch");
    }

    boolean holds(String packageName) {
      return packageName.equals(name) || packageName.startsWith(name + ".");
    }

    Manifest manifest() {
      try (JarFile file = new JarFile(jar.toFile())) {
        return file.getManifest();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String header(String key) {
      String value = manifest().getMainAttributes().getValue(key);
      return value == null ? "" : value;
    }
  }

  private final List<Room> rooms;
  private final JavaClasses classes;

  private House(List<Room> rooms) throws IOException {
    this.rooms = rooms;
    this.classes =
        new ClassFileImporter().importJars(rooms.stream().map(room -> open(room.jar())).toList());
  }

  static Installation installation() {
    return new Installation(Path.of(System.getProperty("looptwin.installation")));
  }

  static House packed() throws IOException {
    List<Room> rooms =
        installation().parts().stream()
            .map(Installation.Part::jar)
            .filter(jar -> jar.getFileName().toString().startsWith(OURS))
            .map(jar -> new Room(symbolicName(jar), jar))
            .sorted(Comparator.comparing(Room::name).reversed())
            .toList();
    return new House(rooms);
  }

  List<Room> rooms() {
    return rooms;
  }

  /** Ours and what is embedded beside them. */
  JavaClasses classes() {
    return classes;
  }

  /** The room a class of ours lives in: the one with the longest name that fits. */
  Optional<Room> roomOf(JavaClass type) {
    return rooms.stream().filter(room -> room.holds(type.getPackageName())).findFirst();
  }

  private static String symbolicName(Path jar) {
    String name = new Room("", jar).header("Bundle-SymbolicName");
    return name.split(";")[0].trim();
  }

  private static JarFile open(Path jar) {
    try {
      return new JarFile(jar.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
