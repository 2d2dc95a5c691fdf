package org.looptwin.coordinate.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds equilibria of games in normal form.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface GameSolver {
  /**
   * @param delta discount of the repeated game, 0 for none (two players)
   */
  GameAnswer solve(MatrixGame game, double delta);
}
