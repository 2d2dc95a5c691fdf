package org.looptwin.rules.api;

import java.util.List;

/**
 * Conditions that stand at the end of a session, as text that the rule engine wrote and reads.
 *
 * @param standing one line each, sorted
 */
public record RuleMemory(List<String> standing) {
  public static final RuleMemory EMPTY = new RuleMemory(List.of());

  public RuleMemory {
    standing = List.copyOf(standing);
  }
}
