package org.looptwin.optimise.api.fuzzy;

import org.looptwin.optimise.api.LinearModel;
import org.looptwin.optimise.api.Watch;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plans from vague numbers.
 *
 * <p><b>Threads:</b> called from several at once. <b>Determinism:</b> equal questions give equal
 * plans unless a time limit decided.
 */
@ProviderType
public interface FuzzyPlanning {
  /**
   * @param watch asked from several threads at once
   * @throws IllegalArgumentException when file or settings have a fault: the message names file,
   *     entry, what was found, what was expected; a {@link SettingFault} names a setting
   * @throws IllegalStateException when no linear solver is there, or no plan was found
   */
  FuzzyReport answer(FuzzyQuestion question, Watch watch);

  /**
   * The crisp model behind a question, its first objective as cost (turned round where it is to be
   * maximised).
   *
   * @throws IllegalArgumentException as {@link #answer}
   */
  LinearModel model(FuzzyQuestion question);
}
