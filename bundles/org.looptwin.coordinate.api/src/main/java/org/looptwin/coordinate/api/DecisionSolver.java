package org.looptwin.coordinate.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Solves finite decision processes.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface DecisionSolver {
  /**
   * @throws NoValueException when the process has no finite value, or was cancelled
   * @throws IllegalStateException when a deep method is asked for and no runtime is there
   */
  DecisionAnswer solve(DecisionProcess process, DecisionQuestion question) throws NoValueException;
}
