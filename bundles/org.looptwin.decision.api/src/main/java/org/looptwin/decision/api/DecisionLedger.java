package org.looptwin.decision.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the loop did and why, hash-chained and append-only. The wall-clock fields {@code at,
 * seconds, ms, createdAt, receivedAt} stay out of the hash, at any depth.
 */
@ProviderType
public interface DecisionLedger extends AutoCloseable {
  /**
   * Appends a line, durable on return.
   *
   * @param body values are strings, numbers, booleans, null, lists and maps of these, or records of
   *     the model
   */
  LedgerEntry append(String type, long offset, Map<String, Object> body);

  /** Hands out all lines in order, one at a time, so that a long ledger costs no memory. */
  void read(Consumer<LedgerEntry> each);

  /** All lines in order, for short ledgers. */
  default List<LedgerEntry> entries() {
    List<LedgerEntry> entries = new ArrayList<>();
    read(entries::add);
    return Collections.unmodifiableList(entries);
  }

  /** The hash of the last line; 64 zeros when empty. */
  String hash();

  /** Tells every new line, on the appending thread; return quickly. */
  AutoCloseable onAppend(Consumer<LedgerEntry> listener);

  @Override
  void close();
}
