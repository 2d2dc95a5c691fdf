package org.looptwin.coordinate.api;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The five actors of the network that a server runs: what their rates are, what each should do now,
 * what a contract would bring. Answers are documents: maps, lists, numbers, texts and null.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface CoordinationDesk {
  /**
   * Rates with their observations, recommended action of each actor for itself and together.
   *
   * @throws NoValueException when the case has no five actors, or they have no value
   */
  Map<String, Object> advice() throws NoValueException;

  /**
   * Everybody for himself, all together and under a contract, with these numbers in place of the
   * present ones. Takes seconds.
   *
   * @throws NoValueException as {@link #advice()}
   * @throws IllegalArgumentException naming a key, its value and what was expected
   */
  Map<String, Object> ask(ContractQuestion question) throws NoValueException;

  /** The contract that is in force, and proposals of others. */
  ContractDesk contracts();
}
