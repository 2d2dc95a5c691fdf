package org.looptwin.optimise.highs;

import com.sun.jna.FunctionMapper;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Unpacks the shared library of this bundle and loads it. The file is replaced only when it
 * differs, and then by a rename, so that a process that has loaded it keeps what it has.
 */
final class HighsLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(HighsLibrary.class);
  private static final String NAME = "libhighs.so.1";

  private HighsLibrary() {}

  /**
   * @param folder where the library is unpacked to; created when missing
   * @throws IOException when it cannot be written
   * @throws UnsatisfiedLinkError when this system has no library here or does not load it
   */
  static HighsC load(Path folder) throws IOException {
    String resource = "native/" + Platform.RESOURCE_PREFIX + "/" + NAME;
    byte[] library = read(resource);
    if (library == null) {
      throw new UnsatisfiedLinkError(
          "there is no library for %s, only for linux-x86-64".formatted(Platform.RESOURCE_PREFIX));
    }
    FunctionMapper prefixed = (any, method) -> "Highs_" + method.getName();
    HighsC loaded =
        Native.load(
            unpack(library, folder).toString(),
            HighsC.class,
            Map.of(Library.OPTION_FUNCTION_MAPPER, prefixed));
    if (!new CStdout().toNowhere()) {
      LOG.debug("What HiGHS prints by itself is printed: this C library's stdout is left alone.");
    }
    return loaded;
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = HighsLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static Path unpack(byte[] library, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toAbsolutePath().resolve(NAME);
    if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), library)) {
      Path fresh = Files.createTempFile(folder, NAME, ".new");
      Files.write(fresh, library);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }
}
