package org.looptwin.coordinate.api;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The contract between the five actors of the network that a server runs: what is in force, whether
 * its indicators stay in their bands, what is proposed in its place. Nothing comes into force but
 * by an approval. Answers are documents: maps, lists, numbers, texts and null.
 *
 * <p><b>Threads:</b> called from several at once.
 */
@ProviderType
public interface ContractDesk {
  /** What came of an answer to a proposal. */
  enum Ruling {
    DONE,
    NO_SUCH_PROPOSAL,
    /** It has been answered, or a newer one took its place. */
    NOT_OPEN
  }

  /** The contract in force, its indicators as they were last looked at, the open proposal. */
  Map<String, Object> state();

  /** A contract that was proposed, with its transfers in every state; empty when unknown. */
  Optional<Map<String, Object>> proposal(String id);

  /**
   * Proposes a contract with the present rates but for what the question overrides; an open
   * proposal is superseded. Takes seconds.
   *
   * @param by who asks
   * @return as {@link #proposal}
   * @throws NoValueException when the case has no five actors, or they have no value
   * @throws IllegalArgumentException naming a key, its value and what was expected
   * @throws IllegalStateException when there is no such contract
   * @throws java.io.UncheckedIOException when it cannot be kept on disk
   */
  Map<String, Object> propose(ContractQuestion question, String by, String comment)
      throws NoValueException;

  /**
   * Puts a proposal in force.
   *
   * @throws java.io.UncheckedIOException when it cannot be kept on disk; nothing is answered then
   */
  Ruling approve(String id, String by, String comment);

  /**
   * Turns a proposal down; the contract in force stands.
   *
   * @throws java.io.UncheckedIOException when it cannot be kept on disk; nothing is answered then
   */
  Ruling reject(String id, String by, String comment);
}
