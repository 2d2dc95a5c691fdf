package org.looptwin.decision.api;

import java.util.Map;

/**
 * One line of the ledger.
 *
 * @param number from 1 on
 * @param type e.g. {@code step-started}, {@code decision}, {@code approval}, {@code rules}
 * @param offset the journal offset it refers to
 * @param body JSON-like: strings, numbers, booleans, lists, maps
 * @param previousHash the hash of the line before; 64 zeros for the first
 * @param hash SHA-256 over the line without its wall-clock fields
 */
public record LedgerEntry(
    long number,
    String type,
    long offset,
    Map<String, Object> body,
    String previousHash,
    String hash) {}
