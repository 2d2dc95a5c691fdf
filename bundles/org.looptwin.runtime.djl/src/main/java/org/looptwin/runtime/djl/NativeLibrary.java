package org.looptwin.runtime.djl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** PyTorch's shared libraries as this bundle carries them, for one platform. */
final class NativeLibrary {
  private static final String HALF = "half-";

  private final String platform;

  private NativeLibrary(String platform) {
    this.platform = platform;
  }

  /** For the machine this runs on. */
  static NativeLibrary here() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).split(" ")[0];
    return new NativeLibrary(
        system + "-" + System.getProperty("os.arch").replace("amd64", "x86_64"));
  }

  static NativeLibrary of(String platform) {
    return new NativeLibrary(platform);
  }

  /** E.g. {@code linux-x86_64}. */
  String platform() {
    return platform;
  }

  boolean present() {
    return NativeLibrary.class.getResource(archive()) != null;
  }

  /**
   * Unpacks where DJL looks first; done already, it costs nothing. A process that is killed
   * meanwhile leaves a folder that the next one deletes.
   *
   * @param cache DJL's cache folder, used by one process at a time
   */
  void unpackTo(Path cache) throws IOException {
    Path engine = Files.createDirectories(cache.resolve("pytorch"));
    Path folder = engine.resolve(version() + "-cpu-" + platform);
    if (Files.exists(folder)) {
      return;
    }
    deleteHalves(engine);
    Path half = Files.createTempDirectory(engine, HALF);
    try (InputStream resource = NativeLibrary.class.getResourceAsStream(archive());
        ZipInputStream archive = new ZipInputStream(resource)) {
      for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
        String name = Path.of(entry.getName()).getFileName().toString();
        if (name.startsWith("lib") && name.contains(".so")) {
          Files.copy(archive, half.resolve(name));
        }
      }
    }
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private String archive() {
    return "/lib/pytorch-%s.jar".formatted(platform);
  }

  private static String version() throws IOException {
    Properties properties = new Properties();
    try (InputStream in =
        NativeLibrary.class.getResourceAsStream("/native/lib/pytorch.properties")) {
      properties.load(in);
    }
    return properties.getProperty("version");
  }

  private static void deleteHalves(Path engine) throws IOException {
    List<Path> halves;
    try (Stream<Path> all = Files.list(engine)) {
      halves = all.filter(path -> path.getFileName().toString().startsWith(HALF)).toList();
    }
    for (Path half : halves) {
      try (Stream<Path> tree = Files.walk(half)) {
        for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
