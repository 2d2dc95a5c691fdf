package org.looptwin.coordinate.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Solves the five actors of a closed loop: each for itself, together, and under a contract.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface Coordinator {
  /**
   * @throws NoValueException when it was cancelled, or a size cannot be done: with the sizes
   * @throws IllegalArgumentException when the data cannot be used, naming key, value and limit
   */
  CoordinationReport coordinate(LoopData data, LoopQuestion question) throws NoValueException;
}
