package org.looptwin.coordinate.api;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Reads what is to be coordinated. */
@ProviderType
public interface CoordinationFiles {
  /**
   * @throws UnreadableException naming file, line or pointer, value and what was expected
   */
  CoordinationFile read(Path file) throws IOException, UnreadableException;
}
