package org.looptwin.forecast.api;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the forecasts that a server has kept, also while it runs. */
@ProviderType
public interface ForecastRecords {
  /**
   * @param home a server's home folder
   * @return as it is now; empty lists when that server has kept none
   * @throws java.io.UncheckedIOException when it is there and cannot be read
   */
  ForecastRecord read(Path home);
}
