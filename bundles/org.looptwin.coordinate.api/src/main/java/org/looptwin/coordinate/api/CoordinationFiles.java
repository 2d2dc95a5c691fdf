package org.looptwin.coordinate.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what is to be coordinated. */
@ProviderType
public interface CoordinationFiles {
  /**
   * @throws UnreadableException naming file, line or pointer, value and what was expected
   */
  default CoordinationFile read(Path file) throws IOException, UnreadableException {
    return read(file, () -> false);
  }

  /**
   * The same for files that may take long.
   *
   * @param cancelled asked many times a second
   * @throws java.util.concurrent.CancellationException when it was cancelled
   */
  CoordinationFile read(Path file, BooleanSupplier cancelled)
      throws IOException, UnreadableException;
}
